# Two commands: `make status` and `make test`. Both set themselves up; they need Python 3.11 or newer, git and make.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
KLAAR := $(VENV)/klaar
# Where it is set, every start of Python compiles the whole program anew: the tests start it some hundred times.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := status
.PHONY: status test opmaak catalogi controles man lock bench breek mutaties toeval fuzz stad handboek ocr weg wiel briefje schoon

status: $(KLAAR) ## Where the money of the K-buurt stands.
	@$(BIN)/buurtledger status

$(KLAAR): requirements.lock pyproject.toml hatch_build.py $(wildcard src/buurtledger/talen/*/LC_MESSAGES/*.po)
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "buurtledger needs Python 3.11 or newer; say which with: make PYTHON=python3.12")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps -e .
	@touch $@

test: $(KLAAR) ## All that CI runs.
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python tools/catalogi.py --controleer
	$(BIN)/python -m pytest -n auto
	$(BIN)/python tools/controles.py --controleer
	$(BIN)/buurtledger check

opmaak: $(KLAAR) ## Format, and mend what the linter can mend.
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

catalogi: $(KLAAR) ## Bring the message catalogs in step with the code.
	$(BIN)/python tools/catalogi.py

controles: $(KLAAR) ## Write docs/controles.md from tests/fouten/.
	$(BIN)/python tools/controles.py

man: $(KLAAR) ## Write man/buurtledger.1 from the commands.
	$(BIN)/python tools/manpagina.py

lock: ## Pin every dependency with its hashes (needs uv).
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --all-extras \
	  --group dev pyproject.toml -o requirements.lock

schoon: ## Remove what can be made again.
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis dist

bench: $(KLAAR) ## Measure beside ledger, hledger and beancount, and keep the table in docs/snelheid.md.
	$(BIN)/python tools/bench.py --schrijf

breek: $(KLAAR) ## Break adding on purpose at every system call, and count what survives (needs strace).
	$(BIN)/python -m tools.breek

mutaties: $(KLAAR) ## Change the program a little and see whether a test notices; one part with MODULE=stand/verloop (not in CI).
	nice -n 15 $(BIN)/python tools/mutaties.py "$(MODULE)" $(STEEKPROEF)

handboek: $(KLAAR) ## Run every command of the handbook, in order, and show what it says; CI does it without hooks.
	HANDBOEK=1 $(BIN)/python -m pytest -n 0 -s tests/test_handleiding.py

ocr: $(KLAAR) ## Draw receipts and invoices, read them, and keep the table in docs/besluiten/ocr.md (needs tesseract; slow).
	$(BIN)/python -m tools.ocr --schrijf

weg: $(KLAAR) ## Trace one receipt through the program, from the keyboard to the file and back to the website.
	$(BIN)/python -m tools.weg

wiel: $(KLAAR) ## Build the wheel, install it in an empty environment and use it there.
	$(BIN)/python -m tools.wiel

briefje: $(KLAAR) ## Forty photos of 8 MB in a bonnenbriefje, measured in Chromium (not in CI).
	$(BIN)/python -m tools.briefje

toeval: $(KLAAR) ## Try what always holds on other examples than last time; CI tries the same ones every time.
	HYPOTHESIS_PROFILE=toeval $(BIN)/python -m pytest -n auto -m hypothesis

fuzz: $(KLAAR) ## Feed the readers strange bytes for a long time; CI does it briefly.
	HYPOTHESIS_PROFILE=lang $(BIN)/python -m pytest -n auto tests/test_fuzz.py

stad: $(KLAAR) ## Make a city of 300 ledgers and measure how long its sums take (half an hour, not in CI).
	nice -n 15 $(BIN)/python -m tools.stad_bench
