# Two commands for a fresh machine with Python 3.11+ and make: `make demo` and `make test`.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8000
# Much of a test's time is waiting; a file's tests stay together, as they share what they start.
TEST_PROCESSES ?= 2
TEST_OPTIONS ?=

.PHONY: demo test faults check audit bench train schema settings privacy font menus lock clean

demo: $(VENV)/run.stamp
	@echo "==> เริ่มการสาธิต: planbot กับ LINE จำลอง (starting the demo)"
	@$(BIN)/planbot demo --port $(PORT)

test: $(VENV)/dev.stamp
	@echo "==> ทดสอบทั้งระบบ (running all tests)"
	@$(BIN)/python -m pytest -q -n $(TEST_PROCESSES) --dist loadfile --no-loadscope-reorder $(TEST_OPTIONS)

# Everything that breaks planbot on purpose, longer than in `make test`, with a table of what happened.
faults: $(VENV)/dev.stamp
	@echo "==> ทำให้ระบบขัดข้องทุกแบบ (at most 20 minutes)"
	@PLANBOT_FAULTS=1 PLANBOT_OUTAGE_SECONDS=15 timeout -s INT -k 30 1170 $(BIN)/python -m pytest -q -m fault -n $(TEST_PROCESSES) \
	  --dist loadfile $(TEST_OPTIONS)

check: $(VENV)/dev.stamp
	@echo "==> ตรวจรูปแบบและชนิดข้อมูล (ruff, mypy --strict)"
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check -q .
	@$(BIN)/mypy
	@.ci/audit

# Known faults of the libraries that planbot runs on, where the list of them can be reached.
audit: $(VENV)/dev.stamp
	@.ci/audit

bench: $(VENV)/dev.stamp
	@echo "==> วัดความเร็วและหน่วยความจำ (several minutes)"
	@PYTHONPATH=tests:tests/fixtures:tests/rigs $(BIN)/python -m bench

train: $(VENV)/dev.stamp
	@echo "==> คำนวณน้ำหนักของการอ่านคำถามใหม่ (fitting the weights, about two minutes)"
	@$(BIN)/python -m knowledge.fitting.train

schema: $(VENV)/dev.stamp
	@$(BIN)/python -m knowledge.loading.schemas

settings: $(VENV)/dev.stamp
	@$(BIN)/python -m bot.settings_papers

privacy: $(VENV)/dev.stamp
	@$(BIN)/python -m services.privacy.paper

# The pages' web font: Thai and Latin of Noto Sans Thai (SIL Open Font License), weights 400 to 700.
FONT_LETTERS := U+0020-007E,U+00A0,U+00AB,U+00B7,U+00BB,U+00D7,U+0E01-0E3A,U+0E3F-0E5B,U+200B-200D,U+2013,U+2014,U+2018-201D,U+2022,U+2026,U+2190-2193,U+25CC
font: $(VENV)/dev.stamp
	@mkdir -p build
	@$(BIN)/fonttools varLib.instancer -q -o build/pages-font.ttf \
	  "$$($(BIN)/python -c 'import fontpkg; print(fontpkg.path("Noto Sans Thai"))')" wdth=100 wght=400:700
	@$(BIN)/pyftsubset build/pages-font.ttf --unicodes=$(FONT_LETTERS) --layout-features='*' --flavor=woff2 \
	  --output-file=console/static/noto-sans-thai.woff2

menus: $(VENV)/dev.stamp
	@$(BIN)/python -m line.menus.images

# What runs planbot, and nothing of what tests it.
$(VENV)/run.stamp: requirements.txt pyproject.toml | $(VENV)/made.stamp
	@if [ ! -f $(VENV)/dev.stamp ]; then \
	  echo "==> ติดตั้งสิ่งที่ planbot ต้องใช้ลงใน $(VENV) (first time only, about a minute)"; \
	  $(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.txt && \
	  $(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .; fi
	@touch $@

$(VENV)/dev.stamp: requirements-dev.txt pyproject.toml | $(VENV)/made.stamp
	@echo "==> ติดตั้งสิ่งที่ใช้ทดสอบลงใน $(VENV) (first time only, about a minute)"
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/made.stamp:
	@echo "==> สร้างสภาพแวดล้อม Python ที่ $(VENV)"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "planbot ต้องใช้ Python 3.11 ขึ้นไป (พบ: $$($(PYTHON) --version 2>&1)) ลอง make PYTHON=python3.12 ..." >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV)
	@touch $@

# Pins and hashes for every Python from 3.11 on; run after changing the ranges in pyproject.toml.
lock: $(VENV)/dev.stamp
	@$(BIN)/python -m pip install -q uv
	@$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	  --extra build pyproject.toml -o requirements.txt
	@$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	  --extra build --extra dev -c requirements.txt pyproject.toml -o requirements-dev.txt

clean:
	rm -rf $(VENV) build *.egg-info
