# Everything here also works as root, from another directory (make -C), and twice in a row.
# DATABASE_URL, where set, is the server to use instead of a private one.

HERE := $(shell dirname '$(strip $(MAKEFILE_LIST))')
RUN := @cd '$(HERE)' &&

.PHONY: help demo test matrix clients citus deploy verify revert psql url stop clean bench fuzz picture \
    json_schema.sql reference

help: ## this list
	@sed -n 's/^\([a-z_.]*\):.* ## /  make \1\t/p' '$(HERE)/Makefile' | expand -t 16

demo: ## set up, and run the registry's main job on a private PostgreSQL, which is left running
	$(RUN) FORCE='$(FORCE)' scripts/demo.sh

test: ## set up, and run every test on a private PostgreSQL of its own
	$(RUN) scripts/test.sh

matrix: ## the tests on every major version of PostgreSQL from 14 to 18
	$(RUN) scripts/test.sh matrix

clients: ## run the lines of docs/clients.md in JavaScript, Java, Go and Rust too, where those are installed
	$(RUN) CLIENTS='js java go rust' scripts/scratch.sh \
	    .venv/bin/python -m pytest -p no:cacheprovider -q -rs test/python/test_clients.py

citus: ## the registry on three nodes of Citus: ROOT=its build HOME_DIR=new directory
	$(RUN) scripts/citus.sh '$(ROOT)' '$(HOME_DIR)'

deploy: ## into a database of yours: DB=uri [SCHEMA=team_b]
	$(RUN) scripts/deploy.sh deploy '$(DB)' '$(SCHEMA)'

verify: ## what was deployed there: DB=uri [SCHEMA=team_b]
	$(RUN) scripts/deploy.sh verify '$(DB)' '$(SCHEMA)'

revert: ## take it out again: DB=uri [SCHEMA=team_b]
	$(RUN) scripts/deploy.sh revert '$(DB)' '$(SCHEMA)'

psql: ## open the demo's database, or run what comes on standard input (PSQLFLAGS='-At ...')
	$(RUN) scripts/database.sh psql $(PSQLFLAGS)

url: ## print the URI of the demo's database (make -s url)
	$(RUN) scripts/database.sh url

stop: ## stop the demo's PostgreSQL
	$(RUN) scripts/server.sh stop demo

clean: ## stop it and remove it with its data, and the Python environment
	$(RUN) scripts/database.sh clean

bench: ## measure what validation costs, beside other engines
	$(RUN) scripts/scratch.sh sh -c 'for script in bench/*.py; do .venv/bin/python "$$script" || exit; done'

fuzz: ## compare both halves of the engine with jsonschema-rs until interrupted
	$(RUN) scripts/scratch.sh .venv/bin/python test/python/fuzz.py

picture: ## draw docs/picture.svg again, as the catalog page does
	$(RUN) scripts/scratch.sh .venv/bin/python test/python/catalog_browser.py

json_schema.sql: ## the engine alone as one file of SQL, for those without Sqitch
	$(RUN) python3 json_schema/single_file.py >.json_schema.sql && mv .json_schema.sql json_schema.sql

reference: ## write docs/reference.md anew, from the COMMENTs and docs/reference_examples.sql
	$(RUN) scripts/scratch.sh .venv/bin/python scripts/reference.py
