# The words people type; `make` alone lists them.
.DEFAULT_GOAL := help
.PHONY: help install run test test-windows test-rest test-postgres check nightly faults bench bench-exchange clean

BIN := .venv/bin
PYTEST := $(BIN)/pytest
SCHEDULES := tests/e2e/test_exchange_schedules.py
# Many processes load the same modules: compile them once, wherever this is switched off.
export PYTHONDONTWRITEBYTECODE :=

# Long in other hands, and a day whose hub is on SQLite whatever the address.
NO_DATABASE := --deselect $(SCHEDULES) --ignore=tests/e2e/test_rehearsed_day.py
PATIENT := -o timeout=0 -o faulthandler_timeout=0
NIGHTLY := $(SCHEDULES) tests/e2e/test_exchange_machine.py tests/e2e/test_killed_hub.py tests/e2e/test_two_hubs.py \
	tests/hub/test_fuzz_operations.py tests/hub/test_fuzz_requests.py tests/hub/test_fuzz_envelopes.py \
	tests/sync/test_foreign_answers.py

help:
	@echo 'make install         system packages and .venv (instant when nothing has changed)'
	@echo 'make run             opens OneDesk, ready to try; without a display, drives a whole day into build/day'
	@echo 'make test            everything: check, and every test, on SQLite and on PostgreSQL'
	@echo 'make check           style, types, import rules'
	@echo 'make nightly         thousands of schedules of the exchange, fuzzed requests, 500 kills of the hub, two at once'
	@echo 'make faults          kills an interview at hundreds of random moments, prints what was lost'
	@echo 'make bench           times of the desk beside named alternatives'
	@echo 'make bench-exchange  the exchange beside its peers'
	@echo 'make clean           removes what was built; keeps .venv'

install:
	@.ci/install run

ifneq ($(strip $(DISPLAY)$(WAYLAND_DISPLAY)$(filter Darwin,$(shell uname -s))),)
run: install
	@$(BIN)/onedesk rehearse
else
run: install
	@$(BIN)/onedesk rehearse --day build/day
endif

test:
	@.ci/install test
	@$(MAKE) --no-print-directory -j2 --output-sync=target check test-windows test-rest test-postgres

# Two at once, each keeps one core busy; the next begins as soon as one of them has ended.
test-windows:
	tests/keyring_session $(PYTEST) tests/qt

test-rest:
	tests/keyring_session $(PYTEST) tests --ignore=tests/qt

test-postgres:
	HYPOTHESIS_PROFILE=brief $(BIN)/python tests/postgres.py -- $(PYTEST) tests/hub tests/e2e $(NO_DATABASE)

check: install
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(PYTEST) -q tests/architecture/test_tree.py

nightly:
	@.ci/install test
	HYPOTHESIS_PROFILE=nightly $(PYTEST) $(PATIENT) $(NIGHTLY)
	HYPOTHESIS_PROFILE=nightly $(BIN)/python tests/postgres.py -- $(PYTEST) $(PATIENT) $(SCHEDULES) tests/e2e/test_killed_hub.py \
		tests/e2e/test_two_hubs.py

faults:
	@.ci/install test
	tests/keyring_session $(PYTEST) tests/faults
	$(BIN)/python tests/house/killing.py 300
	$(BIN)/python tests/house/killing.py 100 --full-disk

bench: install
	$(BIN)/python bench/run.py

bench-exchange:
	@.ci/install test
	$(BIN)/python bench/exchange.py

clean:
	rm -rf build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find onedesk ui sync hub resources tests bench -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true
