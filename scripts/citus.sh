#!/usr/bin/env bash
# The registry on Citus: citus.sh ROOT HOME_DIR
#
# ROOT holds a PostgreSQL with Citus (ROOT/usr/lib/postgresql/15/bin, or ROOT/bin); HOME_DIR, which must
# not exist, gets a coordinator and two workers, and goes at the end. Both routes of docs/operations.md
# are taken, and test/citus/scenario.sql must be answered as on one PostgreSQL.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

usage="make citus ROOT=directory-with-postgresql-and-citus HOME_DIR=new-directory"
[[ -n ${1:-} && -n ${2:-} ]] || die "$usage"
bin=$(printf '%s\n' "$1"/bin "$1"/usr/lib/postgresql/*/bin | while read -r directory; do
    [[ ! -x $directory/initdb ]] || echo "$directory"
done | tail -n 1)
[[ -n $bin ]] || die "there is no PostgreSQL in $1: $usage"
[[ ! -e $2 ]] || die "$2 exists already: $usage"
mkdir -p "$2"
home=$(cd "$2" && pwd)
nodes=(coordinator worker1 worker2)

as_server() { # PostgreSQL refuses to run as root
    if ((EUID == 0)); then
        (cd / && env HOME="$home" setpriv --reuid=postgres --regid=postgres --clear-groups "$@")
    else
        "$@"
    fi
}

start_nodes() {
    local i
    ((EUID != 0)) || chown postgres "$home"
    for i in 0 1 2; do
        as_server "$bin/initdb" -A trust -U postgres -E UTF8 --locale=C.UTF-8 --no-sync \
            -D "$home/${nodes[i]}" >"$home/initdb.log" 2>&1 || { cat "$home/initdb.log"; return 1; }
        as_server tee -a "$home/${nodes[i]}/postgresql.conf" >/dev/null <<CONF
port = $((15732 + i))
listen_addresses = '127.0.0.1'
unix_socket_directories = '$home'
shared_preload_libraries = 'citus'
wal_level = logical
max_connections = 200
max_worker_processes = 32
fsync = off
timezone = 'UTC'
CONF
        as_server "$bin/pg_ctl" -s -w -D "$home/${nodes[i]}" -l "$home/${nodes[i]}.log" start || return
    done
}

stop_nodes() {
    local node
    for node in "${nodes[@]}"; do
        as_server "$bin/pg_ctl" -s -w -m immediate -D "$home/$node" stop 2>/dev/null || true
    done
    rm -rf "$home"
}

new_database() { # new_database NAME: on all nodes, with triggers allowed
    local port
    for port in 15732 15733 15734; do
        psql_quiet -p $port -d postgres -c "CREATE DATABASE $1" 2>/dev/null &&
            psql_quiet -p $port -d "$1" -c "CREATE EXTENSION citus" || return
    done
    export PGDATABASE=$1
    psql_quiet -o /dev/null -c "SELECT citus_set_coordinator_host('127.0.0.1', 15732)" \
        -c "SELECT citus_add_node('127.0.0.1', 15733)" -c "SELECT citus_add_node('127.0.0.1', 15734)" &&
        psql_quiet -c "ALTER DATABASE $1 SET citus.enable_unsafe_triggers = on" &&
        quietly deploy_engine
}

make_schema() { # the comment says that it goes with the registry
    psql_quiet "${@:2}" -c "CREATE SCHEMA $1" \
        -c "COMMENT ON SCHEMA $1 IS 'model_registry: a registry of models.'"
}

reference_tables() {
    psql_quiet -o /dev/null -c "SELECT create_reference_table('json_schema.documents')" \
        -c "SELECT create_reference_table('json_schema.compiled')"
}

registry() { # registry COMMAND SCHEMA...
    sqitch "$1" --target db:pg: --registry "sqitch_$2" --set "registry_schema=$2" "${@:3}"
}

from_the_start() {
    new_database from_the_start && reference_tables 2>/dev/null &&
        make_schema team_a -c "SET citus.enable_schema_based_sharding TO on" &&
        quietly registry deploy team_a
}

afterwards() { # the copies of the rows must not fire the triggers once more
    new_database afterwards && make_schema team_b &&
        quietly registry deploy team_b &&
        PGOPTIONS='-c search_path=team_b' psql_quiet -o /dev/null -f test/citus/first_model.sql &&
        reference_tables 2>/dev/null &&
        psql_quiet -c "ALTER DATABASE afterwards SET session_replication_role = replica" &&
        quietly psql_quiet -c "SELECT citus_schema_distribute('team_b')" &&
        psql_quiet -c "ALTER DATABASE afterwards RESET session_replication_role"
}

scenario() { # scenario SCHEMA MOVED: its answers; what names a shard or a row is made alike
    PGOPTIONS="-c search_path=$1" psql -X -q -v moved="$2" -v schema="$1" \
        -f test/citus/scenario.sql 2>&1 |
        sed -E 's/^psql:[^ ]+ //; s/_10[0-9]{4}\b//g; s/review [0-9]+/review N/'
}

compare() { # compare SCHEMA
    scenario "$1" 1 >"$home/answers"
    diff "$run_dir/citus.expected" "$home/answers"
}

# The shards that a move left behind are dropped in the background; the schema cannot be, before them.
undo() { # undo SCHEMA: the registry, then the engine; nothing is left but Sqitch's records
    quietly psql_quiet -c "CALL citus_cleanup_orphaned_resources()" &&
        quietly registry revert "$1" -y && quietly revert_engine &&
        [[ -z $(psql_quiet -Atc "SELECT nspname FROM pg_namespace
                                  WHERE nspname IN ('$1', 'json_schema')") ]]
}

quietly() { # quietly COMMAND...: what it says is said only where it fails
    "$@" >"$home/quiet.log" 2>&1 || { cat "$home/quiet.log"; return 1; }
}

failed=0
check() { step "$@" || { failed=$((failed + 1)); say "   FAILED: $1"; }; }

scripts/setup.sh dev
export -f scenario
say "== The answers of one PostgreSQL"
scripts/scratch.sh bash -c 'scenario public 0' >"$run_dir/citus.expected"
for line in "${!PG@}"; do unset "$line"; done
unset DATABASE_URL
export PGHOST=$home PGPORT=15732 PGUSER=postgres
trap stop_nodes EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP
step "Starting a coordinator and two workers" start_nodes
check "Deploying to a schema that is distributed from the start" from_the_start
check "Comparing the answers, with a schema moved to the other worker" compare team_a
check "Reverting" undo team_a
check "Distributing a schema that holds a registry" afterwards
check "Comparing the answers" compare team_b
check "Reverting" undo team_b
say
say "$((6 - failed)) passed, $failed failed"
((failed == 0))
