#!/usr/bin/env bash
# The registry in a database of yours: deploy.sh deploy|verify|revert URI [SCHEMA]
#
# Each registry has a Sqitch registry of its own: sqitch for the schema public, sqitch_team_b for
# team_b. The engine json_schema is one for all: it comes with the first and goes with the last.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

command=${1:-} DATABASE_URL=${2:-} schema=${3:-public}
[[ -n $DATABASE_URL ]] ||
    die "which database? make ${command:-deploy} DB=postgresql://user@host/database [SCHEMA=team_b]"
export DATABASE_URL
registry=sqitch
[[ $schema == public ]] || registry=sqitch_$schema

query() { psql_quiet -At "$@"; }

there() { # the schemas that hold a registry, a name a line
    query <<'SQL'
SELECT n.nspname
  FROM pg_proc AS p
  JOIN pg_namespace AS n
    ON n.oid = p.pronamespace
 WHERE p.proname = 'register_model'
   AND p.proargtypes[0] = 'jsonb'::regtype
 ORDER BY 1
SQL
}

checks() { # what the engine compiled for others, a name a line
    query <<'SQL'
SELECT to_regclass('json_schema.compiled') IS NOT NULL AS deployed
\gset
\if :deployed
SELECT format('%I.check_%s', target_schema, name)
  FROM json_schema.compiled
 WHERE (target_schema, name) <> ('json_schema', 'draft_07')
 ORDER BY 1
\endif
SQL
}

confirm() { # a person is asked; a program has said what it wants
    local answer
    [[ -t 0 && -z ${YES:-} ]] || return 0
    read -rp "Take out the registry in schema $schema of $PGDATABASE, with what it recorded? [y/N] " answer
    [[ $answer == [yY]* ]] || die "nothing was changed"
}

revert() {
    local found needed
    found=$(there) || die "the database cannot be read"
    grep -qxF -- "$schema" <<<"$found" ||
        die "schema $schema of this database holds no registry${found:+; these do: ${found//$'\n'/ }}"
    confirm
    whole sqitch revert -y --target db:pg: "${options[@]}" || exit 1
    needed=$( { there && checks; } | paste -sd ' ') || exit 1
    if [[ -n $needed ]]; then
        say "The engine json_schema stays. It is needed by: $needed"
    else
        whole revert_engine || exit 1
    fi
}

options=(--registry "$registry" --set "registry_schema=$schema")
case $command in
deploy | verify | revert) ;;
*) die "deploy.sh: deploy, verify or revert" ;;
esac
scripts/setup.sh
use_database ''
export PGDATABASE=${PGDATABASE:-$(psql_quiet -Atc 'SELECT current_database()')}
case $command in
deploy) whole deploy "${options[@]}" ;;
verify) whole sqitch verify --target db:pg: "${options[@]}" ;;
revert) revert ;;
esac
