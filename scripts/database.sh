#!/usr/bin/env bash
# The demo's database, for people and other clients: database.sh psql [FLAG...] | url | clean
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

database=model_registry

demo_uri() { # the URI in $uri; a private server that was stopped is started
    uri=${DATABASE_URL:-}
    if [[ -z $uri ]]; then
        [[ -f $run_dir/demo/data/PG_VERSION ]] || die "there is no demo here yet: run make demo"
        scripts/server.sh start demo >&2
        uri="postgresql://postgres@/$database?host=$(scripts/server.sh host demo)"
        # What the caller's shell may hold for other servers.
        unset "${!PG@}"
    fi
}

case ${1:-} in
psql)
    demo_uri
    # A person's own habits (psqlrc) apply only to a person.
    flags=()
    [[ -t 0 ]] || flags=(-X -v ON_ERROR_STOP=1)
    exec psql "${flags[@]}" -d "$uri" "${@:2}"
    ;;
url)
    demo_uri
    printf '%s\n' "$uri"
    ;;
clean)
    for home in "$run_dir"/demo "$run_dir"/test.*; do
        [[ ! -d $home ]] || scripts/server.sh remove "${home##*/}"
    done
    rm -rf "$run_dir" "$root/.venv" "$root/.hypothesis"
    ;;
*) die "database.sh: psql, url or clean" ;;
esac
