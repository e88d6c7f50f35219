# Everything a newcomer types. The first use of any target makes .venv by itself.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/ready
# Rivals of the benchmarks; one of them needs Python 3.13 or later, and is left out without.
RIVALS_PYTHON ?= python3.13
RIVALS := .venv/rivals/ready

.DEFAULT_GOAL := help
.PHONY: help demo check test bench docs lock clean

help: ## Say what each target does
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-7s %s\n", $$1, $$2}' Makefile

demo: $(READY) ## Plan and run an example programme before your eyes
	@$(BIN)/programme demo

check: $(READY) ## Format, lint, types, import contracts, docs up to date
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m docs --check

test: $(READY) ## Every test, on SQLite and on a real Postgres
	$(BIN)/pytest -n auto --dist loadgroup

bench: $(RIVALS) ## Measure speed against the named rivals
	$(BIN)/python -m benchmarks

docs: $(READY) ## Write the generated pages of docs/ anew
	$(BIN)/python -m docs

lock: $(READY) ## Resolve requirements.lock anew (needs the package index)
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url \
		--python-version 3.11 --group dev --extra optimise pyproject.toml --output-file requirements.lock

clean: ## Remove everything that these targets made
	rm -rf .venv demo-data dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis \
		.import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(RIVALS): $(READY) pyproject.toml
	@$(RIVALS_PYTHON) -m venv $(@D) || $(PYTHON) -m venv $(@D)
	@$(BIN)/uv pip install --quiet --python $(@D) --group bench
	@touch $@

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed: make PYTHON=python3.12 ...")'
	@echo "Making .venv (two minutes at most) ..."
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@
