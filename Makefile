# `make` lists the targets. Everything happens in .venv, which the first of them sets up.

BIN := .venv/bin
READY := .venv/ready

.PHONY: help demo test check validate pages docs fresh pictures gallery golden elsewhere record native differential sanitized uncompiled bench wheel pins clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

$(READY): pyproject.toml constraints.txt
	python3 -m venv .venv
	$(BIN)/python -m pip install -q -c constraints.txt -e '.[test]'
	@touch $@

demo: $(READY) ## ask whether four weeks are unusual
	$(BIN)/stillwaiting ask large_company --waited "4 weeks"

test: $(READY) ## the tests: fixed seeds, a few minutes
	$(BIN)/python -m pytest -q

check: $(READY) ## layout, lint, types, generated files
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(MAKE) --no-print-directory fresh

validate: seed := $(strip $(shell od -An -N4 -tu4 /dev/urandom))
validate: $(READY) ## everything random again, fresh and at length, seeds printed; takes what it takes
	@echo "seed $(seed)"
	$(BIN)/python -m pip install -q -c constraints.txt -e '.[cluster,parquet]'
	HYPOTHESIS_PROFILE=fresh $(BIN)/python -m pytest -q --hypothesis-seed=$(seed)
	$(BIN)/python tests/long_differential.py
	$(BIN)/python benchmarks/equal_in_distribution.py --detect 0.02 --seed $(seed)

pages: $(READY)
	@rm -rf build/docs && mkdir -p build/docs/reference
	@$(BIN)/stillwaiting schema > build/docs/scenario.schema.json
	@$(BIN)/python tools/delays_reference.py > build/docs/reference/delays.md
	@$(BIN)/python tools/cli_reference.py > build/docs/reference/cli.md
	@$(BIN)/python tools/library.py > build/docs/reference/scenarios.md
	@mkdir -p build/docs/explanation
	@$(BIN)/python validation/claims.py > build/docs/explanation/claims.md

docs: pages ## write the generated pages again
	cp -r build/docs/. docs/

fresh: pages ## fail if a generated page is not what the code would write now
	@cd build && for page in $$(find docs -type f); do \
		diff -u ../$$page $$page || { echo "$$page is stale: run 'make docs'" >&2; exit 1; }; done

pictures: $(READY) ## draw the pictures of the pages again
	$(BIN)/python tools/pictures.py docs/pictures

gallery: pictures ## the same, and write the page that shows them all
	$(BIN)/python tools/gallery.py > docs/gallery.md

golden: $(READY) ## write the golden file again; shows what moved
	@mkdir -p build
	$(BIN)/python tools/golden.py > build/golden.json
	-@diff -u tests/golden/shipped_scenarios.json build/golden.json
	@cp build/golden.json tests/golden/shipped_scenarios.json

elsewhere: $(READY) ## write the table of the shipped scenarios' waits again
	@mkdir -p build
	$(BIN)/python tools/elsewhere.py > build/elsewhere.json
	@cp build/elsewhere.json src/stillwaiting/elsewhere.json

record: golden elsewhere gallery ## after numbers changed on purpose: golden file, table, pictures, examples and pages, recorded again
	for example in examples/*.py; do $(BIN)/python $$example > $${example%.py}.out || exit 1; done
	for page in docs/tutorial.md docs/guides/*.md; do $(BIN)/python tools/walk.py $$page > build/page.md && cp build/page.md $$page || exit 1; done

native: $(READY) ## write the native engine's layout again, and compile it
	@mkdir -p build
	$(BIN)/python tools/native_layout.py > build/layout.h && mv build/layout.h src/stillwaiting/engines/native/layout.h
	$(BIN)/python src/stillwaiting/engines/native/build.py

differential: $(READY) ## a million replications of fresh random plans on both engines: not one bit may differ
	$(BIN)/python tests/native_differential.py

sanitized: $(READY) ## the native engine under the sanitizers of addresses and of undefined behaviour
	rm -rf build/sanitized && mkdir -p build/sanitized
	cp -r src/stillwaiting build/sanitized && cp -r scenarios build/sanitized/stillwaiting
	CFLAGS="-O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all" \
		$(BIN)/python build/sanitized/stillwaiting/engines/native/build.py
	LD_PRELOAD="$$(cc -print-file-name=libasan.so) $$(cc -print-file-name=libubsan.so)" ASAN_OPTIONS=detect_leaks=0 \
		PYTHONPATH=build/sanitized STILLWAITING_ENGINE=native $(BIN)/python -m pytest -q tests/test_native.py

uncompiled: $(READY) ## what is installed where there is no C compiler, and the tests of its engines
	rm -rf build/uncompiled
	CC=false $(BIN)/python -m pip wheel -q --no-deps -w build/uncompiled .
	$(BIN)/python -m pip install -q --no-deps --target build/uncompiled/installed build/uncompiled/*-py3-none-any.whl
	CC=false PYTHONPATH=build/uncompiled/installed $(BIN)/python -m pytest -q \
		tests/test_native.py tests/test_native_build.py tests/test_simulation.py

bench: $(READY) ## measure speed and size
	$(BIN)/python benchmarks/run.py

wheel: $(READY) ## build the wheel, and try what it ships from an empty folder
	rm -rf build/wheel
	$(BIN)/python -m pip wheel -q --no-deps -w build/wheel .
	$(BIN)/python -m pip install -q --no-deps --target build/wheel/installed build/wheel/*.whl
	cd build/wheel && PYTHONPATH=installed ../../$(BIN)/python -P -m stillwaiting check $$(ls ../../scenarios | sed 's/\.yaml$$//')

pins: $(READY) ## renew constraints.txt (takes uv from pip for the moment)
	$(BIN)/python -m pip install -q --target build/uv uv
	build/uv/bin/uv pip compile pyproject.toml --universal --all-extras --upgrade --python-version 3.11 \
		--no-header --no-annotate -q -o constraints.txt

clean: ## remove what the other targets left behind
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find src tests examples benchmarks docs tools -name __pycache__ -prune -exec rm -rf {} +
