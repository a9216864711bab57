#!/usr/bin/env bash
# Run a command with DATABASE_URL (and libpq's environment) set to a new database that holds the
# package, on a private server that ends with the command: scratch.sh COMMAND...
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

scripts/setup.sh dev
scratch_database
deploy >"$run_dir/deploy.log" 2>&1 || { cat "$run_dir/deploy.log" >&2; die "sqitch deploy failed"; }
"$@"
