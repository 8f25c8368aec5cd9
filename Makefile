# Two commands do everything on a fresh machine: `make demo` and `make test`.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test coverage lint types bench docs screenshots clean

demo: .venv/.user
	$(BIN)/gosmed demo

# Linting, types and import contracts are part of the tests.
test: .venv/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -n auto --dist loadfile $(PYTEST_ARGS)

# The same tests, slower, with the lines that no test has run.
coverage: PYTEST_ARGS += --cov --cov-report=term:skip-covered
coverage: test

lint: .venv/.dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

types: .venv/.dev
	$(BIN)/mypy

# Ratios against named peers, measured in one run; writes benchmarks/RESULTS.md.
bench: .venv/.bench
	$(BIN)/python -m benchmarks

# Pictures of the full-screen cabinet for the README.
screenshots: .venv/.dev
	$(BIN)/python -m tests.docs.screenshots

# Documents that are made from the code.
docs: .venv/.dev
	$(BIN)/python -m gosmed_cli.mock_portal.print_openapi > docs/openapi.json
	$(BIN)/python -m tests.docs.coverage > docs/coverage.md
	$(BIN)/python -m tests.docs.coverage ru > docs/ru/coverage.md
	$(BIN)/python -m tui.keys_table

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .schemathesis .coverage dist build

.venv/bin/python:
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade pip

.venv/.user: pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --editable '.[reports]'
	$(BIN)/python -m compileall -q gosmed_cli commands tui
	touch $@

.venv/.dev: pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	$(BIN)/python -m compileall -q gosmed_cli commands tui
	touch $@

.venv/.bench: .venv/.dev
	$(BIN)/python -m pip install --quiet --editable '.[dev,bench]'
	touch $@
