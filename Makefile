# `make run` opens the wizard, `make test` passes the tests: both make the machine ready first. `make help` lists the rest.
SHELL := /bin/sh
MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help
.PHONY: help run test every-preset check lint format mutants bench examples pictures constraints release fresh ready ready-for-tests

ifndef PYTHON
PYTHON := $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
endif
IN_VENV := .venv/bin/python
WORKERS ?= 2
ARGS ?=

help:  ## What can be made
	@sed -nE 's/^([a-z-]+):[^#]*## (.*)/  make \1|\2/p' Makefile | while IFS='|' read -r what why; do \
		printf '%-18s %s\n' "$$what" "$$why"; done

run: ready  ## Open the wizard (ARGS="--port 8600" for another port)
	@$(IN_VENV) -m policybuilder serve $(ARGS)

test: lint  ## Everything: lint, types, the library's proof, all tests (ARGS="-k week" for some)
	@$(IN_VENV) -m policybuilder library check
	@$(IN_VENV) -m pytest -n $(WORKERS) $(ARGS)

every-preset: ready-for-tests  ## Every document of every preset through axe, veraPDF and the Open XML schemas
	@EVERY_PRESET=1 $(IN_VENV) -m pytest -n $(WORKERS) tests/documents $(ARGS)

check: lint  ## The same without the slow and the browser tests, in a few minutes
	@$(IN_VENV) -m policybuilder library check
	@$(IN_VENV) -m pytest -n $(WORKERS) -m "not browser and not slow" $(ARGS)

lint: ready-for-tests
	@$(IN_VENV) -m ruff check .
	@$(IN_VENV) -m ruff format --check --quiet . || { echo "Run: make format"; exit 1; }
	@$(IN_VENV) -m mypy --strict policybuilder

format: ready-for-tests  ## Lay the Python out as the checks want it
	@$(IN_VENV) -m ruff check --fix-only --quiet .
	@$(IN_VENV) -m ruff format --quiet .

mutants: ready-for-tests  ## Put 300 faults into the library, and list those that nothing notices (ten minutes)
	@$(IN_VENV) -m mutation $(ARGS)

bench: ready-for-tests  ## Times assembling, HTML, PDF and the wizard's clicks; prints a table
	@$(IN_VENV) -m benchmarks $(ARGS)

examples: ready  ## The documents of the worked employers, into build/
	@for answers in examples/*.yml; do \
		$(IN_VENV) -m policybuilder build $$answers --out build/$$(basename $$answers .yml) || exit 1; done

pictures: ready-for-tests  ## Take the pictures in docs/pictures afresh
	@$(IN_VENV) -m scripts.take_pictures

constraints: ready  ## Pin every package afresh, after a change to a requirements file
	@$(PYTHON) scripts/pin.py

release: ready  ## Keep this version of the clause library whole, in clauses/released/
	@$(IN_VENV) -m scripts.release

fresh:  ## Prove `make run` and `make test` on a bare Debian (as root; ARGS="--suite trixie" for another)
	@scripts/prove_fresh $(ARGS)

ready: python-is-new-enough  ## Set up what running needs, and start nothing
	@$(PYTHON) scripts/set_up.py run

ready-for-tests: python-is-new-enough
	@$(PYTHON) scripts/set_up.py test

.PHONY: python-is-new-enough
python-is-new-enough:
	@test -n "$(PYTHON)" || { echo "The policy builder needs Python 3.11 or newer. Install it and try again."; exit 1; }
