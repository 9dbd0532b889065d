# make help lists the targets.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready

.DEFAULT_GOAL := help
.PHONY: help setup run test test-ray soak soak-fetching check eval bench docs dist fmt schemas symbols words pictures clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(READY): pyproject.toml constraints.txt scripts/setup.sh
	@PYTHON="$(PYTHON)" sh scripts/setup.sh

setup: $(READY) ## make .venv with everything the project needs

run: $(READY) ## extract the records of corpus/, print the events, write out/records.jsonl and out/report.html
	@mkdir -p out
	@$(BIN)/extract run corpus -o out/records.jsonl
	@$(BIN)/extract show out/records.jsonl
	@$(BIN)/extract view out/records.jsonl -o out/report.html

check: $(READY) ## format check, lint, types and import contracts
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

test: check ## every check: format, lint, types, imports, tests, accuracy gate
	@$(BIN)/pytest -n auto
	@$(BIN)/extract eval --gold gold --corpus corpus --gate

test-ray: $(READY) ## a real Ray cluster on this machine: kill workers, a machine, the driver; go on
	@$(BIN)/python -c "import ray" 2>/dev/null || sh scripts/add_extra.sh ray
	@$(BIN)/pytest tests/ray

eval: $(READY) ## accuracy on gold/, with every miss
	@$(BIN)/extract eval --gold gold --corpus corpus

bench: $(READY) ## speed and accuracy beside named baselines, one run
	@$(BIN)/python -m bench

soak-fetching: $(READY) ## fetching at full size: 1,000 pages of 20 hosts with faults, 50 kills
	@$(BIN)/python -m bench.fetching
	@EXTRACT_SOAK_KILLS=50 $(BIN)/pytest -n 0 tests/cli/test_fetching.py -k killed

docs: $(READY) ## build the documentation into out/site
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --quiet
	@echo "out/site/index.html"

soak: $(READY) ## 100,000 articles into a store, killed half-way and run on (ten minutes)
	@$(BIN)/python -m bench.soak

schemas: $(READY) ## write schemas/ anew from the models
	@$(BIN)/extract schema --write schemas

symbols: $(READY) ## write docs/reference/symbols.md anew from the grammar of symbols
	@$(BIN)/python scripts/symbols_page.py

words: $(READY) ## renew the Vietnamese catalogues from what the code and the pages say
	@$(BIN)/python scripts/words.py

pictures: $(READY) ## take the report's pictures anew for docs/images (needs a Chromium)
	@mkdir -p docs/images
	@SCREENSHOTS=docs/images $(BIN)/pytest tests/viewing/test_in_browser.py -k pictures

dist: $(READY) ## build sdist and wheel, try the wheel in an empty environment, list the licences it brings
	@sh scripts/dist.sh

fmt: $(READY) ## format and mend what can be mended
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

clean: ## remove what the targets made
	@rm -rf .venv .tools out dist .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
