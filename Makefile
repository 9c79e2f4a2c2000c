# `make run` and `make test` are all a fresh machine needs to know: Python 3.11 or newer, make, nothing else.
.DEFAULT_GOAL := help
.PHONY: help setup run test sure bench simulate torture format words lock clean chromium
SHELL := /bin/sh
VENV := .venv
BIN := $(VENV)/bin
COMPILE := uv pip compile --quiet --universal --no-strip-extras --python-version 3.11 --generate-hashes \
  --no-emit-index-url --no-emit-find-links --no-header --no-annotate $(UPGRADE) pyproject.toml -

help: ## This list.
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' Makefile
	@echo "  PORT=9000 make run: another port.  make run DEMO=0: an empty, closed instance."

run: $(VENV)/run.stamp ## Start Coffee Chats here, with a demo district, until Ctrl-C.
	@exec $(BIN)/chats run

test: $(VENV)/dev.stamp chromium ## Everything, on SQLite and on PostgreSQL, with a real browser.
	@failed=0; \
	$(BIN)/pytest -n 2 --database=sqlite || failed=1; \
	$(BIN)/pytest -n 2 --database=postgres || failed=1; \
	exit $$failed

sure: $(VENV)/dev.stamp ## The whole gate: format, lint, types, import contracts, then the tests.
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy --strict chats
	$(BIN)/lint-imports
	@$(MAKE) --no-print-directory test

bench: $(VENV)/dev.stamp ## Measure speed and weight, as ratios against bare parts in the same run.
	@$(BIN)/python -m scripts.bench

torture: $(VENV)/dev.stamp ## Ten times as many kills, restarts and messages as the tests; DATABASE=postgres too.
	@CHATS_TORTURE=$(or $(TIMES),10) $(BIN)/pytest tests/delivery/torture --database=$(or $(DATABASE),sqlite)

simulate: $(VENV)/dev.stamp ## Try delivery's promises in N schedules from SEED on, where everything breaks.
	@$(BIN)/python -m tests.simulation -n $(or $(N),1000) --seed $(or $(SEED),1) \
	  --database $(or $(DATABASE),sqlite) --jobs $(or $(JOBS),1) \
	  $(if $(TRACE),--trace) $(if $(BROKEN),--broken)

format: $(VENV)/dev.stamp ## Put every file in the house's format.
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

words: $(VENV)/dev.stamp ## Bring the translators' catalogues in step with the code, and check them.
	@$(BIN)/python scripts/catalogues.py update && $(BIN)/python scripts/catalogues.py check

setup: $(VENV)/dev.stamp ## Make .venv with all that developers need, and start nothing.

lock: ## Write the lock files anew (needs uv); UPGRADE=--upgrade takes newer releases.
	echo 'setuptools>=80' | $(COMPILE) --extra postgres -o requirements.lock
	echo 'setuptools>=80' | $(COMPILE) --all-extras -c requirements.lock -o requirements-dev.lock

clean: ## Remove .venv and caches. instance/ (your database and recordings) stays.
	rm -rf $(VENV) build coffee_chats.egg-info .pytest_cache .mypy_cache .ruff_cache .import_linter_cache \
	  .hypothesis .coverage htmlcov
	find chats tests scripts -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true

# The browser tests then fail, so a run without a browser never looks like a whole one.
chromium:
	@command -v chromium >/dev/null || \
	  echo "Chromium is missing, so the browser tests will fail. Install it: apt-get install -y chromium" >&2

# Interpreters found by name may be broken (pyenv shims, for one), so each is asked.
$(BIN)/python:
	@for name in python3.14 python3.13 python3.12 python3.11 python3 python; do \
	  $$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && found=$$name && break; \
	done; \
	if [ -z "$$found" ]; then \
	  echo "Coffee Chats needs Python 3.11 or newer, and none is on the PATH. Install it (on Debian: apt-get install -y python3 python3-venv) and run this again." >&2; \
	  exit 1; \
	fi; \
	echo "Making $(VENV) with $$($$found --version). This happens once and takes less than a minute."; \
	if command -v uv >/dev/null; then uv venv --quiet --clear --python "$$(command -v $$found)" $(VENV); \
	else $$found -m venv --clear $(VENV); fi || { \
	  rm -rf $(VENV); \
	  echo "Python could not make an environment here. On Debian this installs what is missing: apt-get install -y python3-venv" >&2; \
	  exit 1; }

# The stamps say which lock file .venv holds; a second start finds them and installs nothing.
$(VENV)/run.stamp: requirements.lock pyproject.toml $(BIN)/python
	@test -e $(VENV)/dev.stamp && test ! requirements.lock -nt $(VENV)/dev.stamp || \
	  $(call install,requirements.lock)
	@$(call install_self)
	@touch $@

$(VENV)/dev.stamp: requirements-dev.lock pyproject.toml $(BIN)/python
	@$(call install,requirements-dev.lock)
	@$(call install_self)
	@touch $@ $(VENV)/run.stamp

define install
if command -v uv >/dev/null; then uv pip install --quiet --compile-bytecode --python $(BIN)/python --require-hashes -r $(1); \
else $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $(1); fi
endef

# Offline and without build isolation: what builds it is in the lock too. Compiled here, since there are machines
# where Python may not keep what it compiled: each start would then take two seconds more.
define install_self
if command -v uv >/dev/null; then \
  uv pip install --quiet --python $(BIN)/python --offline --no-deps --no-build-isolation --editable .; \
else \
  $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-index --no-deps --no-build-isolation --editable .; \
fi && $(BIN)/python -m compileall -q chats
endef
