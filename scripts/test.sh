#!/usr/bin/env bash
# Everything that is tested, on databases and servers of its own: test.sh [matrix]
#
# Without an argument: everything on the newest PostgreSQL installed here, and beside it what depends
# on the version on the newest there is. With matrix: everything on every version from 14 on.
# With DATABASE_URL: everything on that server. Exit code 0 only if all passed.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

registry_schema=${REGISTRY_SCHEMA:-public}
results=$run_dir/results.$$ # a line a stage: passed or failed, and its title
# What is slow and says little about a version: fuzzing, the official suite, the private server.
slow=(test_json_schema_fuzz test_json_schema_suite test_pattern_fuzz test_server test_registry_db
    test_two_registries test_readme test_clients)

stage() { # stage TITLE COMMAND...: a failure is remembered, and the next stage runs all the same
    if step "$@"; then
        echo "passed $1$on" >>"$results"
    else
        echo "failed $1$on" >>"$results"
        say "   FAILED: $1"
        return 1
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
    local output
    output=$({ (cd json_schema && sqitch verify --target db:pg:) &&
        sqitch verify --target db:pg: --set registry_schema="$registry_schema"; } 2>&1) ||
        { say "$output"; return 1; }
    tail -n 1 <<<"$output"
}

pgtap() { # test/data and test/citus hold none
    find test json_schema/test -name '*.sql' -not -path 'test/data/*' -not -path 'test/citus/*' -print0 | sort -z |
        PGOPTIONS="-c search_path=$registry_schema,tap" xargs -0 \
            pg_prove --failures --dbname "$PGDATABASE" --set registry_schema="$registry_schema" \
            --set registry=sqitch
}

python_tests() { # python_tests [PYTEST ARGUMENT...]: its files lie in the project, and go
    local code=0
    "$python" -m pytest -p no:cacheprovider -q --basetemp="$run_dir/pytest.$BASHPID" "$@" test/python ||
        code=$?
    rm -rf "$run_dir/pytest.$BASHPID"
    return $code
}

lint() {
    "$python" -m ruff check --quiet . && "$python" -m ruff format --check --quiet . &&
        say "   clean"
}

test_on() ( # test_on MAJOR|'' all|short: the stages on a server of that version, or of DATABASE_URL
    on=${1:+, PostgreSQL $1}
    export PG_MAJOR=$1
    set -e # which a caller may have lifted
    step "Starting a PostgreSQL${1:+ $1} for the tests" scratch_database
    stage "sqitch deploy, verifying each change" deploy_and_verify || exit 0
    if [[ $2 == all ]]; then
        stage "sqitch deploy again" deploy_again || true
        stage "sqitch verify" verify_deployed || true
        stage "pgTAP" pgtap || true
        stage "pytest" python_tests || true
    else
        stage "pgTAP" pgtap || true
        # shellcheck disable=SC2046  # a list of arguments is wanted
        stage "pytest, what depends on the version" \
            python_tests $(printf -- '--ignore=test/python/%s.py ' "${slow[@]}") || true
    fi
)

test_aside() { # test_aside MAJOR all|short: the same in the background, with its output in a file
    test_on "$@" >"$run_dir/test-$1.log" 2>&1 &
    aside[$1]=$!
}

wait_aside() { # until all of them have ended, or with a number, until no more than that still run
    local major
    while (($(jobs -pr | wc -l) > ${1:-0})); do wait -n || true; done
    ((${1:-0} == 0)) || return 0
    for major in "${!aside[@]}"; do
        wait "${aside[major]}" || echo "failed PostgreSQL $major" >>"$results"
    done
    aside=()
}

finish() {
    local code=$? pid
    trap '' INT TERM HUP
    # What runs in the background does not hear Ctrl-C; each ends its child, then its server.
    for pid in $(jobs -pr); do
        # shellcheck disable=SC2046  # a list of numbers is wanted
        kill "$pid" $(pgrep -P "$pid") 2>/dev/null || true
    done
    wait
    rm -f "$results"
    exit $code
}

begun=$EPOCHREALTIME on='' aside=()
scripts/setup.sh dev
: >"$results"
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

own=$(installed_major) majors=()
if [[ -z ${DATABASE_URL:-} ]]; then
    for major in $(scripts/postgres.sh majors); do
        if [[ $major == "$own" ]]; then
            [[ ${1:-} != matrix ]] || majors+=("$major")
        elif [[ ${1:-} == matrix || $major -gt $own && $major == "$(scripts/postgres.sh majors | tail -n 1)" ]]; then
            if scripts/postgres.sh fetch "$major"; then
                majors+=("$major")
            else
                say "   PostgreSQL $major is left out"
            fi
        fi
    done
fi

if [[ ${1:-} == matrix ]]; then
    for major in "${majors[@]}"; do
        wait_aside 1 # two at a time
        say "== Everything on PostgreSQL $major, into .run/test-$major.log"
        test_aside "$major" all
    done
    wait_aside
    for major in "${majors[@]}"; do
        say "== PostgreSQL $major"
        grep -E '^(Files=|FAILED|ERROR|   FAILED)|[0-9] (passed|failed)' "$run_dir/test-$major.log" || true
    done
else
    for major in "${majors[@]}"; do test_aside "$major" short; done
    code=0
    set +e
    test_on "$own" all
    code=$?
    set -e
    ((code == 0)) || echo "failed PostgreSQL $own" >>"$results"
    wait_aside
    for major in "${majors[@]}"; do
        say "== Meanwhile, on PostgreSQL $major"
        cat "$run_dir/test-$major.log"
    done
fi
stage "ruff" lint || true

passed=$(grep -c '^passed' "$results" || true) failed=$(grep -c '^failed' "$results" || true)
say
sed -n 's/^failed /failed: /p' "$results"
say "make ${1:-test} took $(seconds_since "$begun") s; its stages:"
say "$passed passed, $failed failed"
((failed == 0))
