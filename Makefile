# One command to see it (`make sandbox`), one to test it (`make test`). Both install what they need.

# A shell that is older than the installation of Rust does not know where cargo is.
export PATH := $(PATH):$(HOME)/.cargo/bin

RUST_NEEDED := $(shell sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml)
NODE_NEEDED := 20

# What a program is called, and the Debian package that has it.
PACKAGES := cc=build-essential npm=npm redis-server=redis-server
TEST_PACKAGES := $(PACKAGES) chromium=chromium chromedriver=chromium-driver
# Browsers that not every system has: the tests in those that are missing are skipped, and say so.
FIREFOX := firefox-esr=firefox-esr
WEBKIT := WebKitWebDriver=webkit2gtk-driver Xvfb=xvfb

# A copy of the lock file that the installed npm packages were made from.
INSTALLED := node_modules/.installed-package-lock.json

.PHONY: help sandbox test three-weeks pictures screens texts check web release npm-packages debian debian-run tools
.DEFAULT_GOAL := help

help:
	@echo "make sandbox   see it: everything on this machine, with simulated Webex and Twilio; prints one address"
	@echo "               (options of the program: make sandbox ARGS='--json --demo-port 8400')"
	@echo "make test      test it, with real Redis servers and real browsers"
	@echo "make three-weeks  ten thousand visits in which everything goes wrong, and what became of each reminder (SEED=1)"
	@echo "make pictures  take the pictures of the README anew (wants an emoji font, such as fonts-noto-color-emoji)"
	@echo "make screens   take pictures of every state of the patient's page, in each language, into target/screens/index.html"
	@echo "make texts     what each text message costs at its longest; fails if one needs more than one segment"
	@echo "make check     formatting, lints and types"
	@echo "make web       build what browsers load, into dist/"
	@echo "make release   build the program that serves patients: target/release/televisita"
	@echo "make debian    install the Debian or Ubuntu packages that the tests need"

sandbox: debian-run web
	cargo build --locked
	@cargo run --locked --quiet -- sandbox $(ARGS)

# What measures how long people wait has the machine to itself.
TIMED := browser::speed browser::budgets

test: debian web
	cargo test --locked -- $(TIMED:%=--skip %)
	cargo test --locked --test it -- $(TIMED)

# The same with a thousand visits is part of `make test`.
three-weeks: debian web
	VISITS=10000 cargo test --locked --test it three_weeks -- --nocapture

pictures: debian web
	PICTURES=docs cargo test --locked --test it browser

screens: debian web
	SCREENS=target/screens cargo test --locked --test it browser::everyone

texts: tools
	@cargo run --locked --quiet -- texts

check: tools npm-packages
	cargo fmt --check
	cargo clippy --locked --all-targets -- -D warnings
	npm run --silent check

release: debian-run web
	cargo build --locked --release

# The build script leaves alone what did not change.
web: tools npm-packages
	@node widget/build.mjs

# By content, not by time: a checkout gives every file a new time. The packages' install scripts are not run.
npm-packages: tools
	@cmp -s package-lock.json $(INSTALLED) || \
	    { npm ci --ignore-scripts --no-audit --no-fund && cp package-lock.json $(INSTALLED); }

debian: tools
	@sh scripts/debian-packages $(TEST_PACKAGES)
	@sh scripts/debian-packages $(FIREFOX) && sh scripts/geckodriver || echo "*** No tests in Firefox ***" >&2
	@sh scripts/debian-packages $(WEBKIT) || echo "*** No tests in WebKit ***" >&2

debian-run: tools
	@sh scripts/debian-packages $(PACKAGES)

# What cannot be installed for somebody: say what is missing, and where it is.
tools:
	@sh scripts/tools $(RUST_NEEDED) $(NODE_NEEDED)
