# Heed: `make` says what there is. Works as root or not, and in a folder whose name has a space.
# Needs make and Python 3.11 or later; everything else is installed into .venv and node_modules.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
PY := .venv/bin/python
# Many short programs run here; compiling the same modules for each would take most of their time.
unexport PYTHONDONTWRITEBYTECODE
SERVICES := $(PY) -m config.services
FRONT := package.json package-lock.json .npmrc $(shell find static/src static/build -type f 2>/dev/null | sed 's/ /\\ /g')

.PHONY: help demo demo-reset test run fmt check bench locks

help: ## say what there is
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' Makefile

demo: .venv/.demo static/dist/.built ## run everything with a fictional world, until Ctrl-C (PORT=8000)
	@exec $(PY) manage.py demo

demo-reset: .venv/.demo ## forget the demo's data; the next `make demo` starts afresh
	@$(SERVICES) reset demo

test: .venv/.dev static/dist/.built ## run every test, on real PostgreSQL, Valkey and Chromium
	@sh .ci/chromium
	@HEED_ENV_FILE=/dev/null exec $(SERVICES) run -- $(PY) -m pytest -n 4 --dist loadgroup $(ARGS)

run: .venv/.dev static/dist/.built ## run the developer's server with reload, on the demo's data (PORT=8000)
	@exec $(SERVICES) run --keep demo -- sh -c 'DATABASE_URL="$$OWNER_DATABASE_URL" $(PY) manage.py migrate --verbosity 0 \
		&& HEED_DEMO=True exec $(PY) manage.py runserver "$${PORT:-8000}"'

fmt: .venv/.dev ## put the code into its usual shape
	@$(PY) -m ruff check --fix --quiet . ; $(PY) -m ruff format .
	@$(PY) -m djlint templates --reformat --quiet || true

check: .venv/.dev static/dist/.built ## run every linter and check, without the tests
	@HEED_ENV_FILE=/dev/null exec $(SERVICES) run -- sh .ci/check

bench: .venv/.dev static/dist/.built ## measure speed against a bare view; writes var/bench.json (CASES=100000)
	@exec $(SERVICES) run -- $(PY) -m benchmarks --cases "$${CASES:-100000}"

locks: .venv/.dev ## resolve the dependencies of pyproject.toml again, with hashes
	@sh requirements/lock

.venv/bin/python:
	@sh .ci/venv

.venv/.demo: requirements/demo.txt | .venv/bin/python
	@sh .ci/packages demo

.venv/.dev: requirements/dev.txt | .venv/bin/python
	@sh .ci/packages dev

static/dist/.built: $(FRONT) | .venv/.demo
	@sh .ci/front
