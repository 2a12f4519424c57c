# make run: read the bundled packs and query them. make test: the tests. Both need Python 3.11 or newer and nothing else.

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet --constraint constraints.txt
PYTEST := $(BIN)/python -m pytest -n 2 --dist loadgroup
DATA := $(or $(TMAG_DATA_DIR),data)

define ACTIONS
select action_ref, string_agg(meeting_id || ' ' || status, ', then ' order by meeting_date) as stood_at from actions where is_current_version group by action_ref having count(*) > 3 order by action_ref
endef
define CONTRADICTIONS
select document_id as document, page_number as page, message from parse_issues where responsibility = 'publisher' order by document, page, message limit 8
endef
define AHEAD
select target_meeting_date, text, stage from roadmap_items where meeting_id = 'TMAG-16' and stage is not null and target_meeting_date > meeting_date order by all limit 8
endef

.PHONY: run test test-all lint bench samples docs fuzz-packs clean

run: $(VENV)/installed
	$(BIN)/tmag ingest samples/packs
	@$(call answer,How did each action go on from pack to pack?,$(ACTIONS))
	@$(call answer,Where do the packs contradict themselves?,$(CONTRADICTIONS))
	@$(call answer,Which drafts and approvals did TMAG 16 see coming?,$(AHEAD))
	@printf '\nThe datasets are Parquet files in %s/curated, one each. `make run` used %s/tmag; `%s/tmag --help` shows all it can do.\n' "$(DATA)" "$(BIN)" "$(BIN)"

answer = printf '\n%s\n$$ tmag query "%s"\n' "$(1)" "$(2)" && $(BIN)/tmag query "$(2)"

test: $(VENV)/installed-dev
	$(PYTEST) -m "not slow"

test-all: $(VENV)/installed-dev
	$(PYTEST)

lint: $(VENV)/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict

bench: $(VENV)/installed-bench
	$(BIN)/python -m benchmarks
	$(BIN)/python -m benchmarks.recognition --misses docs/worst-misses.md

fuzz-packs: $(VENV)/installed-packgen
	$(BIN)/python -m tests.packgen.fuzz

samples: $(VENV)/installed-samples
	$(BIN)/python -m samples.builder

docs: $(VENV)/installed
	$(BIN)/python -m docs.builder

clean:
	rm -rf $(VENV) build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis tmag-out
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The first Python that is there and new enough makes the environment.
$(BIN)/python:
	@for python in python3.11 python3.12 python3.13 python3 python; do \
	    if $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	        echo "Setting up $(VENV) with $$($$python --version)"; exec $$python -m venv $(VENV); \
	    fi; \
	done; echo "No Python 3.11 or newer was found. Install one, then try again." >&2; exit 1

$(VENV)/installed: pyproject.toml constraints.txt | $(BIN)/python
	$(PIP) --editable .
	@touch $@

$(VENV)/installed-%: pyproject.toml constraints.txt | $(BIN)/python
	$(PIP) --editable ".[$*]"
	@touch $@
