#!/usr/bin/env bash
# Make a virtual environment, if it isn't there, and bring it to a lock file.
#
#     tools/install.sh FOLDER LOCK
#
# PYTHON names the interpreter to use; otherwise the first python3 on the PATH that is new enough.
set -euo pipefail

folder=$1
lock=$2

fail() {
    printf '%s\n' "$@" >&2
    exit 1
}

new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

find_python() {
    local name
    for name in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
        if command -v "$name" >/dev/null && new_enough "$name"; then
            command -v "$name"
            return
        fi
    done
    fail "muscleatlas needs Python 3.11 or later." \
        "  found: ${PYTHON:-python3}, $("${PYTHON:-python3}" --version 2>&1 || true)" \
        "  Install one, or name it: make PYTHON=/path/to/python3.12"
}

# Debian's python3 has no ensurepip without python3-venv; its pip can still fill the environment from outside.
make_environment() {
    local python
    python=$(find_python)
    "$python" -m venv "$folder" >/dev/null 2>&1 && return
    rm -rf "$folder"
    "$python" -m pip --version >/dev/null 2>&1 || fail "$python has neither venv nor pip." \
        "  Install them: on Debian and Ubuntu, apt-get install python3-venv python3-pip"
    "$python" -m venv --without-pip "$folder"
}

pip_install() {
    if "$folder/bin/python" -m pip --version >/dev/null 2>&1; then
        "$folder/bin/python" -m pip install --quiet --disable-pip-version-check "$@"
    else
        "$(find_python)" -m pip --python "$folder/bin/python" install --quiet --disable-pip-version-check "$@"
    fi
}

# The lock alone says what is installed: no setting of the machine adds to it.
unset PYTHONPATH PYTHONHOME PIP_TARGET PIP_PREFIX PIP_USER PIP_REQUIRE_VIRTUALENV VIRTUAL_ENV

[[ -x $folder/bin/python ]] || make_environment
echo "Installing $lock into $folder ..." >&2
pip_install --only-binary :all: --require-hashes --requirement "$lock"
pip_install --no-deps --no-build-isolation --editable .
