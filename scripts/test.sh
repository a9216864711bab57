#!/usr/bin/env bash
# Everything that is tested, on a database and a server of its own. Exit code 0 only if all passed.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

registry_schema=${REGISTRY_SCHEMA:-public}
passed=0 failures=()

stage() { # stage TITLE COMMAND...: a failure is remembered, and the next stage runs all the same
    if step "$@"; then
        passed=$((passed + 1))
    else
        failures+=("$1")
        say "   FAILED: $1"
    fi
}

deploy_and_verify() { deploy --set registry_schema="$registry_schema"; }

deploy_again() {
    local output
    output=$(deploy --set registry_schema="$registry_schema" 2>&1) || { say "$output"; return 1; }
    say "$output"
    [[ $(grep -c "^Nothing to deploy" <<<"$output") == 2 ]]
}

verify_deployed() {
    (cd json_schema && sqitch verify --target db:pg: >"$run_dir/verify.log" 2>&1) &&
        sqitch verify --target db:pg: --set registry_schema="$registry_schema" >>"$run_dir/verify.log" 2>&1 ||
        { cat "$run_dir/verify.log"; return 1; }
    tail -n 1 "$run_dir/verify.log"
}

pgtap() { # test/data holds no tests
    find test json_schema/test -name '*.sql' -not -path 'test/data/*' -print0 | sort -z |
        PGOPTIONS="-c search_path=$registry_schema,tap" xargs -0 \
            pg_prove --failures --dbname "$PGDATABASE" --set registry_schema="$registry_schema"
}

python_tests() { "$python" -m pytest -p no:cacheprovider -q test/python; }

lint() {
    "$python" -m ruff check --quiet . && "$python" -m ruff format --check --quiet . &&
        say "   clean"
}

begun=$EPOCHREALTIME
scripts/setup.sh dev
step "Starting a PostgreSQL for the tests" scratch_database
stage "sqitch deploy, verifying each change" deploy_and_verify
if ((passed == 1)); then
    stage "sqitch deploy again" deploy_again
    stage "sqitch verify" verify_deployed
    stage "pgTAP" pgtap
    stage "pytest" python_tests
fi
stage "ruff" lint

say
((${#failures[@]} == 0)) || printf 'failed: %s\n' "${failures[@]}"
say "make test took $(seconds_since "$begun") s; its stages:"
say "$passed passed, ${#failures[@]} failed"
((${#failures[@]} == 0))
