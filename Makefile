# Needs Python 3.11 or newer, git and make; everything else goes into .venv from the hash-pinned locks.
# Tests in a browser need chromium and npm, too; without them they are skipped, but in CI, where they fail.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
RUNTIME := $(VENV)/.runtime
DEV := $(VENV)/.dev
NPM := tests/web/node_modules/.package-lock.json
COMPILE = UV_CUSTOM_COMPILE_COMMAND="make lock" $(VENV)-lock/bin/uv pip compile --quiet pyproject.toml \
	--universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --system-certs

.DEFAULT_GOAL := help
.PHONY: help demo test check format lock clean

help: ## list these targets
	@sed -nE 's/^([a-z]+):.*## (.*)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 14

demo: $(RUNTIME) ## read the bundled articles into a ledger and look at it
	@$(BIN)/onrecord demo

test: check $(NPM) ## the whole gate: check, then every test with coverage
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile --cov --cov-report=term-missing:skip-covered

check: $(DEV) ## style, formatting, types and layers
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(DEV) ## put style and formatting right where a machine can
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

lock: ## choose the newest allowed version of every dependency
	$(PYTHON) -m venv $(VENV)-lock
	$(VENV)-lock/bin/python -m pip --disable-pip-version-check --quiet install uv
	$(COMPILE) --upgrade --group build --output-file requirements.lock > /dev/null
	$(COMPILE) --upgrade --group dev --constraint requirements.lock --output-file requirements-dev.lock > /dev/null

clean: ## remove everything that was made
	rm -rf tests/web/node_modules $(VENV) $(VENV)-lock build dist .coverage .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(RUNTIME): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(None if sys.version_info >= (3, 11) else "onrecord needs Python 3.11 or newer; say which with: make PYTHON=python3.11")'
	@echo "installing into $(VENV) …"
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(PIP) install --require-hashes --requirement requirements.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(DEV): requirements-dev.lock $(RUNTIME)
	@echo "installing the development tools …"
	@$(PIP) install --require-hashes --requirement requirements-dev.lock
	@touch $@

# Pinned by hash, as everything else is.
$(NPM): tests/web/package-lock.json
	@if command -v npm > /dev/null; then \
		cd tests/web && npm ci --ignore-scripts --no-audit --no-fund --silent; \
	else \
		echo "no npm here: tests of accessibility will not run"; \
	fi
