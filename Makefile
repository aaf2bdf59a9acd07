# Two commands matter: `make run` and `make test`. Both set up .venv by themselves.
PYTHON ?= python3
PYTEST_ARGS ?= --numprocesses auto
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
endif
.DEFAULT_GOAL := help
.PHONY: help run test test-whole test-all test-steady test-postgres fuzz coverage chaos lint format bench transcripts pictures lock catalogs language clean

help: ## what can be made
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(VENV)/.run: requirements.lock pyproject.toml hatch_build.py
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Setting up $(VENV) (once)…" >&2
	@$(PIP) install --require-hashes -r requirements.lock >&2
	@$(PIP) install --no-deps --no-build-isolation --editable . >&2
	@touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.run
	@$(PIP) install --require-hashes -r requirements-dev.lock >&2
	@touch $@

run: $(VENV)/.run ## the bot: in Telegram if TELEGRAM_BOT_TOKEN is set, else in this terminal
	@if [ -n "$$TELEGRAM_BOT_TOKEN" ]; then exec $(BIN)/ims-doctor telegram; else exec $(BIN)/ims-doctor chat; fi

test: $(VENV)/.dev ## the whole test suite
	@$(BIN)/python -m pytest $(PYTEST_ARGS)

test-whole: $(VENV)/.dev ## the whole test suite beside a private PostgreSQL, where it is installed
	@$(BIN)/python -m tests.postgres_server -- $(BIN)/python -m pytest $(PYTEST_ARGS)

test-all: $(VENV)/.dev ## the suite on every Python of pyproject.toml that is on this machine
	@$(BIN)/python -m tests.postgres_server -- $(BIN)/python -m tests.runs

test-steady: $(VENV)/.dev ## the same again and again: shuffled, one by one, on a busy machine (hours)
	@$(BIN)/python -m tests.postgres_server -- $(BIN)/python -m tests.runs --orders fixed,random --loads idle,busy --ways parallel,serial --times 5

fuzz: $(VENV)/.dev ## other examples of every property than those of each run of the suite
	@$(BIN)/python -m pytest $(PYTEST_ARGS) -m hypothesis --hypothesis-profile fuzz

coverage: $(VENV)/.dev ## lines and branches of bot/ that no test runs
	@$(BIN)/python -m coverage erase
	@$(BIN)/python -m tests.postgres_server -- $(BIN)/python -m coverage run -m pytest $(PYTEST_ARGS)
	@$(BIN)/python -m coverage combine --quiet
	@$(BIN)/python -m coverage report

test-postgres: $(VENV)/.dev ## the store and the storm on a private PostgreSQL, where it is installed
	@$(BIN)/python -m tests.postgres_server -- $(BIN)/python -m pytest $(PYTEST_ARGS) tests/store tests/chaos tests/channel/telegram/incoming/test_webhook.py tests/channel/telegram/api/test_interrupted_looks.py

chaos: $(VENV)/.dev ## 2,000 questions while the bot is killed and Telegram fails
	@$(BIN)/python -m tests.postgres_server -- $(BIN)/python -m tests.chaos

lint: $(VENV)/.dev ## ruff, mypy --strict, pip-audit, and whether our SARIF is valid
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/python .ci/audit
	@$(BIN)/python .ci/sarif

format: $(VENV)/.dev ## put the code in its standard form
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

$(VENV)/.bench: requirements-bench.lock $(VENV)/.dev
	@$(PIP) install --require-hashes -r requirements-bench.lock >&2
	@touch $@

bench: $(VENV)/.bench ## accuracy and speed beside named peers
	@$(BIN)/python -m benchmarks

transcripts: $(VENV)/.dev ## write docs/transcripts/ anew, and the answers in README.md
	@$(BIN)/python -m tests.transcripts

pictures: $(VENV)/.dev ## draw docs/pictures/ anew
	@$(BIN)/python -m tests.pictures

catalogs: $(VENV)/.dev ## take new wording from the code into locales/
	@$(BIN)/pybabel --quiet extract -F pyproject.toml -k _ -k n_:1,2 --no-location --sort-output --project ims-doctor --copyright-holder "The ims-doctor team" --no-wrap -o locales/bot.pot .
	@$(BIN)/pybabel --quiet update --no-fuzzy-matching --ignore-obsolete --no-wrap --ignore-pot-creation-date -D bot -i locales/bot.pot -d locales

language: $(VENV)/.dev ## begin the wording of a language, as TAG=de; `python -m tests.lacking de` tells the rest
	@$(BIN)/pybabel --quiet init --no-wrap -D bot -i locales/bot.pot -d locales -l $(TAG)

lock: $(VENV)/.run ## pin every dependency anew, with hashes
	@$(PIP) install uv
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --custom-compile-command "make lock" --group build pyproject.toml -o requirements.lock
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --custom-compile-command "make lock" --group build --group dev pyproject.toml -o requirements-dev.lock
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --custom-compile-command "make lock" --group build --group dev --group bench pyproject.toml -o requirements-bench.lock

clean: ## remove everything that can be made again
	@rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage .coverage.*
