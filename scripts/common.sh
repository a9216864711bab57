# Sourced by the other shell scripts: where things are, how to say things.
# shellcheck shell=bash
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
cd "$root"
run_dir=$root/.run
python=$root/.venv/bin/python

# The same messages, order and clock whoever calls, also from an empty environment.
export LC_ALL=C.UTF-8 TZ=UTC PYTHONUTF8=1 PYTHONDONTWRITEBYTECODE=1
unset LANGUAGE PYTHONPATH PYTHONHOME
# Sqitch signs what it deploys; its own configuration in the user's home is not ours to need.
export SQITCH_FULLNAME=${SQITCH_FULLNAME:-$(id -un 2>/dev/null || echo model_registry)}
export SQITCH_EMAIL=${SQITCH_EMAIL:-$SQITCH_FULLNAME@localhost}
export SQITCH_USER_CONFIG=/dev/null SQITCH_SYSTEM_CONFIG=/dev/null

say() { printf '%s\n' "$*"; }

die() { # one clear line, exit code 2
    printf '%s\n' "model_registry: $*" >&2
    exit 2
}

seconds_since() { # seconds_since $EPOCHREALTIME -> 1.4
    local micros=$((${EPOCHREALTIME//[.,]/} - ${1//[.,]/}))
    printf '%d.%d' $((micros / 1000000)) $((micros / 100000 % 10))
}

step() { # step TITLE COMMAND...: say what begins, and how long it took where that was over a second
    local title=$1 from=$EPOCHREALTIME code=0
    shift
    say "== $title"
    "$@" || code=$?
    ((${EPOCHREALTIME//[.,]/} - ${from//[.,]/} < 1000000)) || say "   $(seconds_since "$from") s"
    return $code
}

# libpq's environment for psql, sqitch, pg_dump and the scripts: that of DATABASE_URL where it is
# set, else that of the private server NAME; nothing else that the caller's shell may hold.
use_database() { # use_database NAME
    local line programs
    # Debian's psql is a script that looks for this one: Sqitch calls it twice a change.
    programs=/usr/lib/postgresql/$(installed_major)/bin
    [[ ! -x $programs/psql ]] || export PATH=$programs:$PATH
    if [[ -n ${DATABASE_URL:-} ]]; then
        line=$("$python" scripts/registry_db.py) || exit 2
        eval "$line"
    else
        scripts/server.sh start "$1"
        for line in "${!PG@}"; do unset "$line"; done
        export PGHOST PGUSER=postgres PGDATABASE=postgres
        PGHOST=$(scripts/server.sh host "$1")
    fi
    export PGCONNECT_TIMEOUT=${PGCONNECT_TIMEOUT:-10} PGAPPNAME=model_registry
}

# A new database with pgTAP in schema tap, on a private server of its own (or that of DATABASE_URL;
# PG_MAJOR is the version of a private one). It goes when the shell that asked for it ends, however
# it ends, with every database that was named after it.
scratch_database() {
    scratch_id=$BASHPID
    local server=test.$scratch_id extension
    trap 'exit 130' INT
    trap 'exit 143' TERM HUP
    trap 'remove_scratch '"$server ${DATABASE_URL:+external}" EXIT
    remove_dead_scratch
    use_database "$server"
    scratch_admin=$PGDATABASE
    psql_quiet -c "CREATE DATABASE model_registry_test_$scratch_id TEMPLATE template0 ENCODING 'UTF8'" ||
        die "cannot create a database to test in"
    export PGDATABASE=model_registry_test_$scratch_id
    # As in every new database from PostgreSQL 15 on.
    psql_quiet -c "REVOKE CREATE ON SCHEMA public FROM PUBLIC" -c "CREATE SCHEMA tap"
    psql_quiet -c "CREATE EXTENSION pgtap SCHEMA tap" || die "the tests need pgTAP on the server"
    # plpgsql_check is compiled; its test says so where it is missing.
    psql_quiet -At -c "SELECT format('CREATE EXTENSION %I SCHEMA tap', name)
        FROM pg_available_extensions WHERE name = 'plpgsql_check'" | psql_quiet
    psql_quiet -f test/data/helpers.sql
    if [[ -n ${DATABASE_URL:-} ]]; then
        DATABASE_URL=$("$python" -c 'import sys; from psycopg.conninfo import make_conninfo
print(make_conninfo(sys.argv[1], dbname=sys.argv[2]))' "$DATABASE_URL" "$PGDATABASE")
    else
        DATABASE_URL="postgresql://$PGUSER@/$PGDATABASE?host=$PGHOST"
    fi
    export DATABASE_URL
}

psql_quiet() { psql -X -q -v ON_ERROR_STOP=1 "$@"; }

remove_scratch() { # remove_scratch SERVER [external]
    local code=$? database
    trap '' INT TERM HUP
    if [[ -z ${2:-} ]]; then
        scripts/server.sh remove "$1"
    elif [[ -n ${scratch_admin:-} ]]; then
        psql_quiet -At -d "$scratch_admin" -c "SELECT datname FROM pg_catalog.pg_database
            WHERE starts_with(datname::text, 'model_registry_test_$scratch_id')" |
            while read -r database; do
                psql_quiet -d "$scratch_admin" -c "DROP DATABASE IF EXISTS \"$database\" WITH (FORCE)"
            done
    fi
    exit $code
}

remove_dead_scratch() { # servers of runs that were killed before they could clean up
    local home
    for home in "$run_dir"/test.*; do
        if [[ -d $home && ! -d /proc/${home##*.} ]]; then
            scripts/server.sh remove "${home##*/}"
        fi
    done
}

deploy() { # deploy [SQITCH OPTION...]: engine and registry into the database of the environment
    deploy_engine && sqitch deploy --target db:pg: "$@"
}

deploy_engine() { (cd json_schema && sqitch deploy --target db:pg:); }

revert_engine() { (cd json_schema && sqitch revert -y --target db:pg:); }

# Sqitch records a change after its script has committed: an interrupt between the two would leave a
# change that it does not know of. So it is out of Ctrl-C's reach, which waits for its end.
whole() { # whole COMMAND...: run it to its end
    setsid --wait bash -c "$(declare -f deploy deploy_engine revert_engine); \"\$@\"" bash "$@"
}

installed_major() { # the newest PostgreSQL installed here that will do, or nothing
    printf '%s\n' /usr/lib/postgresql/*/bin/postgres | grep -o '[0-9]\+' |
        awk '$1 >= 14' | sort -n | tail -n 1 || true
}
