# Everything a developer or a reader does from a checkout; `make help` lists it.
PYTHON3 ?= python3
VENV := .venv
PYTHON := $(VENV)/bin/python
READY := $(VENV)/ready
LOCKS := tools/build.lock tools/develop.lock
PIP_INSTALL := $(PYTHON) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation
COMPILE := build/uv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate \
	--no-emit-package pip --custom-compile-command 'make lock' $(ARGS)

# An environment belongs to one folder and one Python: moved, or under another Python, it is made anew.
BELONGS := $(CURDIR) $(shell $(PYTHON3) -V 2>&1)
ifneq ($(BELONGS),$(shell cat $(READY) 2>/dev/null))
.PHONY: $(READY)
ANEW := --clear
endif

# Linux without a display has no window to show: the demo goes through the main job and says where its results are.
HAS_DISPLAY := $(filter Darwin,$(shell uname))$(DISPLAY)$(WAYLAND_DISPLAY)
VERB := $(if $(HAS_DISPLAY),$(if $(FILE),open),demo)

.DEFAULT_GOAL := help
.PHONY: help run setup test lint screenshots bench faults lock wheel clean

help: ## list the targets
	@sed -n 's/^\([a-z]*\):[^#]*## \(.*\)/\1\t\2/p' $(firstword $(MAKEFILE_LIST)) | expand -t 14

run: $(READY) ## set up and open the window; FILE=path opens that file
	@cd "$(PWD)"; [ -z "$$FILE" ] || [ -e "$$FILE" ] || cd "$(CURDIR)"; \
	exec "$(CURDIR)/$(VENV)/bin/meipi" $(VERB) $${FILE:+"$$FILE"}

setup: $(READY) ## set up only: system libraries, the environment in .venv

test: lint ## set up and run every check; ARGS go to pytest
	@$(PYTHON3) tools/prepare_system.py --for-tests
	$(PYTHON) -m pytest -n auto $(ARGS)

lint: $(READY) ## check style, types and the import contracts
	$(PYTHON) -m ruff check
	$(PYTHON) -m ruff format --check
	$(PYTHON) -m mypy --strict
	$(VENV)/bin/lint-imports --no-cache

screenshots: $(READY) ## draw the window in every palette into build/screenshots
	QT_QPA_PLATFORM=offscreen $(PYTHON) tests/screenshots.py build/screenshots

bench: $(READY) ## measure the page and the window, a few minutes; ARGS="N start" takes N runs, only of the part start
	$(PYTHON) -m tests.bench $(ARGS)

faults: $(READY) ## read thousands of broken files: none may crash, hang or grow; ARGS=N takes N a format
	$(PYTHON) -m tests.faults $(ARGS)

lock: ## resolve the dependencies into tools/*.lock; ARGS=--upgrade takes newer versions
	$(PYTHON3) -m venv build/uv
	build/uv/bin/pip install --quiet --disable-pip-version-check uv
	$(COMPILE) --group dev --output-file tools/develop.lock pyproject.toml
	$(COMPILE) --group build --constraints tools/develop.lock --output-file tools/build.lock

wheel: $(READY) ## build the wheel into dist
	$(PYTHON) -m build --wheel --no-isolation

clean: ## remove the environment, the caches and what was built
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

# Every download is checked against its hash, the tools that build from source included: hence no build isolation.
$(READY): pyproject.toml tools/prepare_system.py $(LOCKS)
	@echo "Setting up Meipi in $(VENV); the first time takes a few minutes."
	@rm -f $@
	@$(PYTHON3) tools/prepare_system.py
	@$(PYTHON3) -m venv $(ANEW) $(VENV)
	@$(PIP_INSTALL) --require-hashes -r tools/build.lock
	@$(PIP_INSTALL) --require-hashes --use-pep517 -r tools/develop.lock
	@$(PIP_INSTALL) --editable .
	@echo "$(BELONGS)" >$@
