# `make demo` and `make test` set up everything they need in .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
SITE := $(VENV)/.docs

.DEFAULT_GOAL := help
MINUTES ?= 60
SEED ?= 0

.PHONY: help demo test format lint bench fuzz redos lowest audit peers reports pages screenshots docs clean

help:
	@echo "make demo     check the sample articles in corpora/ and write the HTML report"
	@echo "make test     ruff, mypy --strict, import-linter and pytest with coverage"
	@echo "make reports  regenerate reports/ from corpora/, and what README.md shows"
	@echo "make pages    rewrite what the documents take from the code"
	@echo "make docs     build the documents as a site in site/"
	@echo "make bench    measure throughput, start-up and the cost of each rule"
	@echo "make fuzz     try mutated texts and files for an hour (MINUTES=5, SEED=1)"
	@echo "make redos    try texts that are made to be slow, many for each rule and pattern"
	@echo "make lowest   test with the lowest versions that pyproject.toml allows"
	@echo "make audit    ask pip-audit for known holes in what is installed"
	@echo "make peers    run other checkers on corpora/ and write bench/peers/TABLE.md"
	@echo "make format   format the code"

$(STAMP): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
	  { echo "tqcheck needs Python 3.11 or newer, but $(PYTHON) is $$($(PYTHON) --version 2>&1 || echo missing); set PYTHON=/path/to/a/newer/python3." >&2; exit 2; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || \
	  { echo "Could not make $(VENV): install the venv module of $(PYTHON) (on Debian: apt-get install python3-venv)." >&2; exit 2; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	$(BIN)/python -m compileall -q tqcheck
	@touch $(STAMP)

demo: $(STAMP)
	$(BIN)/tqcheck check corpora/faulty corpora/clean --report --exit-zero
	@echo "The HTML report: file://$(CURDIR)/reports/tqcheck.html"

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: lint
	$(BIN)/pytest --cov --cov-report=term

format: $(STAMP)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

reports: $(STAMP)
	$(BIN)/python tools/config_schema.py
	$(BIN)/python -m tqcheck evaluate corpora --write reports
	$(BIN)/python tools/pages.py
	$(BIN)/python tools/paste.py README.md docs/first-steps.md docs/precision.md docs/scoring.md docs/comparing.md

pages: $(STAMP)
	$(BIN)/python tools/pages.py

screenshots: $(STAMP)
	$(BIN)/python tools/screenshots.py

docs: $(SITE)
	NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build --strict --quiet
	@echo "The documents: file://$(CURDIR)/site/index.html (search works when served: $(BIN)/python -m http.server -d site)"

$(SITE): $(STAMP)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[docs]'
	@touch $(SITE)

bench: $(STAMP)
	$(BIN)/python -m bench

fuzz: $(STAMP)
	$(BIN)/python -m bench.fuzz --minutes $(MINUTES) --seed $(SEED)

redos: $(STAMP)
	$(BIN)/python -m bench.redos

lowest: $(STAMP)
	$(BIN)/python tools/lowest.py

audit: $(STAMP)
	@$(BIN)/python -m venv $(VENV)/.audit
	@$(VENV)/.audit/bin/python -m pip install --quiet --disable-pip-version-check pip-audit
	@$(BIN)/python -m pip freeze --exclude-editable > $(VENV)/.audit/requirements.txt
	@$(VENV)/.audit/bin/pip-audit --progress-spinner off --no-deps --disable-pip -r $(VENV)/.audit/requirements.txt || \
	  { echo "Nothing was audited, or something was found: pip-audit needs pypi.org or another index that knows of holes." >&2; exit 1; }

peers: $(STAMP)
	$(BIN)/python -m bench.peers

clean:
	rm -rf $(VENV) site .mypy_cache .ruff_cache .pytest_cache .coverage
