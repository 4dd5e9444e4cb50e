# The project's verbs. `make demo` and `make test` set up everything they need.
PYTHON ?= python3
BIN := .venv/bin
DATA ?= ../shared/data
BENCH ?= ../shared/bench
ENGINE ?= embedded

.DEFAULT_GOAL := help
.PHONY: help demo test lint types imports check bench grouping score train weights fix lock schema gazetteer browser picture docs

help:  ## Say what there is to do
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: $(BIN)/.ready  ## Show the dossiers of the reports that come with the package
	$(BIN)/averment demo

test: $(BIN)/.ready browser  ## Run the tests
	$(BIN)/pytest $(TESTS)

lint: $(BIN)/.ready  ## Style
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(BIN)/.ready  ## mypy --strict
	$(BIN)/mypy

imports: $(BIN)/.ready  ## Layers, held by import-linter
	$(BIN)/lint-imports

check: test lint types imports  ## Everything that CI checks

fix: $(BIN)/.ready  ## Format, and mend what ruff can mend
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(BIN)/.ready  ## Measure speed and memory; writes docs/measurements/speed.md
	$(BIN)/python scripts/bench.py

grouping: $(BIN)/.ready  ## Measure grouping on made-up reports; writes docs/measurements/grouping-speed.md
	$(BIN)/python scripts/bench_grouping.py

score: $(BIN)/.ready  ## Measure accuracy on DATA with BENCH; writes docs/measurements.md and docs/fields.md
	$(BIN)/python -m scripts.measure --data $(DATA) --bench $(BENCH) --engine $(ENGINE)
	$(BIN)/python -m scripts.measure_fields --data $(DATA) --bench $(BENCH) --engine $(ENGINE)
	$(BIN)/python scripts/write_fields.py

train: .train/.ready  ## Make the shipped model from DATA, from its beginning or where it stopped
	.train/venv/bin/python -m training.make --data $(DATA)
	$(MAKE) weights

weights: .train/.ready  ## Fit the small models that stand on the shipped one: who is whom, how sure a fact is, which reports are one
	for each in violence claim_kinds people choosing weigh pairs; do .train/venv/bin/python -m training.$$each --data $(DATA) || exit 1; done

schema: $(BIN)/.ready  ## Write schema/draft.schema.json from the types
	$(BIN)/python scripts/write_schema.py

gazetteer: $(BIN)/.ready  ## Compile the gazetteer from GeoNames
	$(BIN)/python scripts/compile_gazetteer.py

picture: $(BIN)/.ready browser  ## Draw the pictures of the docs
	$(BIN)/python -m scripts.picture

lock: $(BIN)/.ready  ## Pin every package again
	$(BIN)/python -m pip install -q uv
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		--all-extras --group pyproject.toml:dev pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile -q --python-version 3.11 --no-emit-index-url --no-header --no-annotate \
		--group pyproject.toml:train pyproject.toml | grep -Ev '^(torch|triton|cuda-|nvidia-)' > training/requirements.lock

# Debian's python3 comes without ensurepip: its package is installed where that is allowed, and named where it is not.
$(BIN)/.ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Averment needs Python 3.11 or newer; set PYTHON=" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { [ "$$(id -u)" = 0 ] && apt-get update -q && apt-get install -qy python3-venv; } \
		|| { echo "python3 has no venv here: apt-get install python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install -q --require-hashes -r requirements.lock
	$(BIN)/python -m pip install -q --no-deps --no-build-isolation --no-index -e .
	@touch $@

.train/.ready: training/requirements.lock
	$(PYTHON) -m venv .train/venv
	.train/venv/bin/python -m pip install -q "torch==2.13.0"
	.train/venv/bin/python -m pip install -q -r training/requirements.lock
	.train/venv/bin/python -m pip install -q --no-deps -e .
	@touch $@

# The page tests open a real Chromium: Debian's, installed where that is allowed.
browser:
	@command -v chromium >/dev/null || { [ "$$(id -u)" = 0 ] && apt-get update -q && apt-get install -qy --no-install-recommends chromium; } \
		|| echo "no Chromium here and no right to install one: apt-get install chromium runs the page tests too" >&2
