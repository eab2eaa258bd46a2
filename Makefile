# `make check` is what continuous integration runs, in a fresh environment of its own. The other targets use
# PYTHON, an environment with the test extra and the dev group: python -m pip install -e '.[test]' --group dev
PYTHON ?= python3
export PYTHON
RUN = $(PYTHON) -m

.PHONY: check test lint types contracts docs catalogs screenshots security bench fuzz heavy clean

check: ## everything, as continuous integration does it
	.ci/run

test: ## all tests; those on shared data too where DATELINE_SHARED points to it
	$(RUN) pytest

lint: ## style, and whether the code is formatted
	$(RUN) ruff check
	$(RUN) ruff format --check

types:
	$(RUN) mypy

contracts: ## who may know whom
	$(PYTHON) -c "from importlinter.cli import lint_imports_command; lint_imports_command()"

catalogs: ## collect what the interface says, compile the translations, take names from CLDR
	$(PYTHON) scripts/cldr.py
	$(PYTHON) scripts/catalogs.py

screenshots: ## the pictures of the documents
	$(PYTHON) scripts/screenshots.py

docs: screenshots ## the man page, the completion scripts, the tables of the documents, the pictures
	$(PYTHON) scripts/write_docs.py

security: ## try every security item, keep how it went, and write docs/security.md; wants DATELINE_SHARED
	$(RUN) pytest -k test_item_ --security-report=docs/security-results.json
	$(PYTHON) scripts/write_docs.py

bench: ## start, first opening, keys, other programs; writes docs/performance.md (takes more than half an hour)
	$(PYTHON) bench/run

fuzz: ## strangers' bytes and texts, changed at random for FUZZ_MINUTES (10); what is found is kept in .fuzz
	$(PYTHON) tests/fuzz/long_run.py

heavy: ## the tests on huge files, which take minutes and a gigabyte
	DATELINE_HEAVY=1 $(RUN) pytest -n0 tests/loading/test_heavy_files.py

clean:
	rm -rf build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis .fuzz
	find tui tests scripts bench -name __pycache__ -type d -prune -exec rm -rf {} +
