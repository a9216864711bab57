#!/usr/bin/env bash
# The registry's main job from end to end, on a database that is left for exploring: the user's
# world as it was, deploy, import, backfill, report. A second run changes nothing.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

database=model_registry
# The comment of the table artifacts: the mark of a database that the demo filled.
mark='Made by make demo: a reconstruction of the platform before model_registry.'

query() { psql_quiet -At "$@"; }

open_database() {
    use_database demo
    if [[ -z ${DATABASE_URL:-} ]]; then
        [[ $(query -c "SELECT count(*) FROM pg_database WHERE datname = '$database'") == 1 ]] ||
            query -c "CREATE DATABASE $database TEMPLATE template0 ENCODING 'UTF8'" ||
            return
        export PGDATABASE=$database
    fi
    query -c '' || die "the database cannot be opened"
}

holdings() { # what somebody made in this database, a name a line
    query -c "
        SELECT c.oid::regclass::text
          FROM pg_class AS c
         WHERE c.oid >= 16384 AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
           AND c.relnamespace::regnamespace::text !~ '^pg_'
           AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = c.oid AND deptype = 'e')
         UNION ALL
        SELECT p.oid::regprocedure::text
          FROM pg_proc AS p
         WHERE p.oid >= 16384
           AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = p.oid AND deptype = 'e')
         UNION ALL
        SELECT 'schema ' || n.oid::regnamespace
          FROM pg_namespace AS n
         WHERE n.oid >= 16384 AND n.nspname !~ '^pg_'
           AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = n.oid AND deptype = 'e')
         ORDER BY 1"
}

make_world() { # the artifacts of the platform, in one transaction with the mark
    local found
    if [[ $(query -c "SELECT obj_description(to_regclass('artifacts'))") == "$mark" ]]; then
        say "   it is there already"
        return
    fi
    found=$(holdings) || return
    if [[ -n $found && -z ${FORCE:-} ]]; then
        die "this database holds what make demo did not make ($(wc -l <<<"$found") objects:" \
            "$(head -n 5 <<<"$found" | paste -sd ' ')...)." \
            "Nothing was changed. Use an empty database, or make demo FORCE=1"
    fi
    if [[ $(query -c "SELECT to_regclass('artifacts') IS NULL") == f ]]; then
        say "   FORCE: the artifacts that are there are taken as they are"
        return
    fi
    query -1 -f test/data/legacy_world.sql -c "COMMENT ON TABLE artifacts IS '$mark'"
}

deploy_whole() { # a bar in place of a line for each change; what sqitch says is kept in a file
    local log=$run_dir/demo-deploy.log bar count code=0
    : >"$log"
    show_progress "$log" "$(cat json_schema/sqitch.plan sqitch.plan | grep -c '^[a-z]')" &
    bar=$!
    whole deploy >"$log" 2>&1 || code=$?
    kill "$bar" 2>/dev/null || true
    wait "$bar" 2>/dev/null || true
    [[ ! -t 1 ]] || printf '\r\e[K'
    if ((code != 0)); then
        tail -n 20 "$log" >&2
        die "the deploy failed (all of it: ${log#"$root"/}); make clean removes the demo's server," \
            "make demo begins afresh"
    fi
    count=$(deployed "$log")
    ((count > 0)) || { say "   it is there already"; return; }
    say "   $count changes deployed and verified; each of them: ${log#"$root"/}"
}

deployed() { grep -c '^  + .* ok$' "$1" || true; } # the changes that a log of sqitch tells of

show_progress() { # show_progress LOG TOTAL: on a terminal, until it is ended
    local n
    while [[ -t 1 ]] && sleep 0.2; do
        n=$(deployed "$1")
        printf '\r   [%-50.*s] %d/%d' $((50 * n / $2)) "$(printf '#%.0s' {1..50})" "$n" "$2"
    done
}

summary() {
    query -F $'\t' <<'SQL' | awk -F '\t' '{ printf "   %-38s %6s  %s\n", $1, $2, $3 }'
SELECT 'artifacts', count(*) FROM artifacts;
SELECT '  of them models', count(*),
       format('%s external, %s internal', count(*) FILTER (WHERE is_external),
              count(*) FILTER (WHERE NOT is_external))
  FROM model_versions;
SELECT '  promoted', count(*) FROM model_versions WHERE promotion_state = 'promoted';
SELECT '  derived from another model', count(*) FROM model_versions WHERE base_model_id IS NOT NULL;
SELECT 'models with a field held for review', count(*)
  FROM artifacts
 WHERE artifact_type = 'model' AND metadata::jsonb ? 'held_for_review';
SELECT 'reviews open for a person to resolve', count(*) FROM model_reviews WHERE state = 'open';
SQL
}

begun=$EPOCHREALTIME
scripts/setup.sh
step "Opening the database" open_database
step "Making the world before this package: artifacts of a platform" make_world
step "sqitch deploy" deploy_whole
step "Importing 1,100 real models" \
    "$python" scripts/import_models.py --hold-missing test/data/real_models.jsonl
step "Back-filling the legacy models" "$python" scripts/backfill.py
step "Writing docs/model_artifacts/migration_report_ws1.md" "$python" scripts/report.py
step "Writing the catalog page" "$python" scripts/catalog.py "$run_dir/catalog.html"
say
say "The registry now holds:"
summary
say "in $(seconds_since "$begun") s. Look at it in a browser, without a server:"
say "   file://$run_dir/catalog.html"
say
say "The database stays; three things to try on it:"
cat <<'END'

what happened, and why:
   echo "SELECT event_type, artifact_id, actor, note FROM model_events
          WHERE event_type <> 'registered' ORDER BY event_id" | make -s psql
what waits for a person, with the readings that are possible:
   echo "SELECT review_id, field, legacy_value, candidates FROM model_reviews
          WHERE candidates <> '[]' ORDER BY review_id" | make -s psql
a model that says nothing about itself, refused with every reason:
   echo "SELECT register_model('Mine', '{}')" | make -s psql

make psql opens psql, make stop ends the server, make clean removes it.
END
