# Everything that one does with a checkout. `make` alone lists it.
#
# Needs python3 (3.11 or later) with pip, make and git; all else comes from the package registries, at the
# versions and hashes of requirements/ and of the package-lock.json in viewer/ and tools/lighthouse/. The files in $(VENV) named .installed-* say what is there already.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

VENV ?= .venv
BENCH_VENV ?= .venv-bench
OUT ?= site
ONLY ?=
JOBS ?=
UV ?= uv
PYTEST_ARGS ?=
RUNS ?= 3

MIRROR := $(wildcard ../shared/anatomy/z-anatomy/raw)
ifndef MUSCLEATLAS_MIRROR
ifneq ($(MIRROR),)
export MUSCLEATLAS_MIRROR := $(abspath $(MIRROR))
endif
endif

ATLAS_READY := $(VENV)/.installed-atlas
DEV_READY := $(VENV)/.installed-dev
BENCH_READY := $(BENCH_VENV)/.installed-benchmarks
RUN := $(VENV)/bin/
DOCUMENTS := README.md CHANGELOG.md docs

.PHONY: help atlas serve test check viewer format docs bench lighthouse lock clean environment

help: ## list what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' Makefile

atlas: $(ATLAS_READY) viewer ## build the website of the whole body into site/ (ONLY=place, OUT=folder, JOBS=processes)
	@$(RUN)muscleatlas build --out $(OUT) $(if $(ONLY),--only $(ONLY)) $(if $(JOBS),--jobs $(JOBS))

serve: $(ATLAS_READY) ## show the built website at a local address
	@$(RUN)muscleatlas serve $(OUT)

test: check ## check, then run every test (PYTEST_ARGS=... is passed on)
	@$(RUN)python tests/browser/chromium.py --install
	@$(RUN)python -m tools.validate_html --install
	@$(RUN)python -m pytest -q -n 2 $(PYTEST_ARGS)

viewer: $(ATLAS_READY) ## bundle the scripts of the site, where their sources have changed
	@$(RUN)python tools/build_viewer.py

check: $(DEV_READY) viewer ## style, types, import order, links in the documents, examples in the docstrings
	@$(RUN)ruff check --quiet
	@$(RUN)ruff format --quiet --check
	@$(RUN)mypy --no-error-summary
	@$(RUN)lint-imports --no-logo
	@$(RUN)python tools/build_viewer.py --check
	@$(RUN)python tools/check_links.py $(DOCUMENTS)
	@$(RUN)python tools/write_commands.py --check docs/commands.md
	@$(RUN)python tools/write_rules.py --check docs/rules.md
	@$(RUN)python tools/write_release.py --check docs/changes.md
	@$(RUN)python -m pytest -q --doctest-modules src

format: $(DEV_READY) ## bring the code into the agreed style
	@$(RUN)ruff check --quiet --fix
	@$(RUN)ruff format --quiet

docs: $(DEV_READY) ## write the pages of all commands, rules and changed facts anew
	@$(RUN)python tools/write_commands.py docs/commands.md
	@$(RUN)python tools/write_rules.py docs/rules.md
	@$(RUN)python tools/write_release.py docs/changes.md

bench: $(BENCH_READY) ## measure against PyVista, and the build by stage
	@$(BENCH_VENV)/bin/muscleatlas data add z-anatomy
	@$(BENCH_VENV)/bin/python -m benchmarks.view
	@$(BENCH_VENV)/bin/python -m benchmarks.build

lighthouse: $(ATLAS_READY) ## measure a built site with Lighthouse's mobile preset (OUT=folder, RUNS=times)
	@$(RUN)python tests/browser/chromium.py --install
	@$(RUN)python -m tools.measure_pages $(OUT) --runs $(RUNS)

lock: ## renew requirements/ with uv (UV=path; LOCK_ARGS=--upgrade for newer versions)
	@tools/lock.sh "$(UV)" $(LOCK_ARGS)

clean: ## remove the environments, the built site and every cache of the checkout
	rm -rf $(VENV) $(BENCH_VENV) $(OUT) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis viewer/node_modules tools/lighthouse/node_modules src/muscleatlas/site/static/viewer
	find src tests tools benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

environment: $(DEV_READY) ## only install what development needs

# An environment holds exactly what its lock names; the package itself is installed in place, with the
# locked build backend, so that nothing is fetched without a hash.
$(ATLAS_READY): requirements/atlas.txt pyproject.toml
	@tools/install.sh $(VENV) requirements/atlas.txt
	@touch $@

$(DEV_READY): requirements/dev.txt $(ATLAS_READY)
	@tools/install.sh $(VENV) requirements/dev.txt
	@touch $@

$(BENCH_READY): requirements/benchmarks.txt pyproject.toml
	@tools/install.sh $(BENCH_VENV) requirements/benchmarks.txt
	@touch $@
