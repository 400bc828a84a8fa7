# Amends. Two commands: `make run` serves the app, `make test` runs every test. Needs Python >= 3.11, make and a registry.

PYTHON ?= python3
BIN := .venv/bin

# uv installs in seconds; where it cannot reach the registry (its own certificates, pip's own settings), pip does.
define install
@UV_COMPILE_BYTECODE=1 $(BIN)/uv pip install --quiet --python $(BIN)/python --constraint constraints.txt --editable '$(1)' \
	|| { echo "uv did not reach the registry; pip tries, which takes a minute or two"; \
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '$(1)'; }
endef

.DEFAULT_GOAL := help
.PHONY: help install dev browser run test check format docs clean

help: ## list the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/'

install: .venv/.installed ## make .venv with the command amends in it

run: install ## serve the app on http://127.0.0.1:8501
	@$(BIN)/amends run

test: dev check browser ## lint, type-check, and run every test
	$(BIN)/python -m pytest

check: dev ## lint, types, and who may import whom
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/basedpyright
	$(BIN)/lint-imports

format: dev ## put the code into the house's format
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: dev ## renew docs/rules.md and the schema of reports from the code
	$(BIN)/python -m rubrics.manual
	$(BIN)/python -c 'from rubrics.formats import json_lines as j; j.SCHEMA.write_text(j.schema(), encoding="utf-8")'

dev: .venv/.dev

browser: # Debian's chromium, for the browser tests, where it is missing and can be had
	@if ! command -v chromium >/dev/null && command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then \
		echo "installing chromium for the browser tests"; \
		apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends chromium >/dev/null; \
	fi

clean: ## remove the virtual environment and caches
	rm -rf .venv .pytest_cache .ruff_cache .import_linter_cache .hypothesis

.venv/bin/uv:
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Amends needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Name another with: make PYTHON=python3.12 run")'
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt uv

.venv/.installed: .venv/bin/uv pyproject.toml constraints.txt
	$(call install,.)
	@touch $@

.venv/.dev: .venv/.installed
	$(call install,.[dev])
	@touch $@
