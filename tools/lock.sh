#!/usr/bin/env bash
# Write requirements/ anew from pyproject.toml: every package that is needed, for every platform and
# Python that we allow, each with the hashes of its files and no word about where they are fetched.
#
#     tools/lock.sh UV [--upgrade]
set -euo pipefail

uv=$1
shift

if ! command -v "$uv" >/dev/null; then
    printf '%s\n' "uv is needed to lock, and is not on the PATH." \
        "  Install it (python3 -m pip install uv) or name it: make lock UV=/path/to/uv" >&2
    exit 1
fi

compile() {
    local name=$1
    shift
    "$uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
        --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" \
        --output-file "requirements/$name.txt" pyproject.toml "$@"
}

# One version of a package everywhere: the larger locks are held to the smaller one.
compile atlas --group build "$@"
compile dev --group dev --constraint requirements/atlas.txt "$@"
compile benchmarks --group build --group benchmarks --constraint requirements/atlas.txt "$@"
