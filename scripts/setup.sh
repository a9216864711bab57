#!/usr/bin/env bash
# Install what is missing, and nothing else: setup.sh [dev]
# Debian packages through apt, Python packages into .venv. Does nothing, fast, when all is there.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

major() { # the version to use: the newest installed, or else Debian 12's
    local newest
    newest=$(installed_major)
    echo "${newest:-15}"
}

packages() { # what this run needs, with the reason
    echo sqitch libdbd-pg-perl                   # deploys; its PostgreSQL driver
    echo postgresql-client-common "postgresql-client-$1"  # psql, pg_dump, pg_isready
    [[ -x $python ]] || python_here >/dev/null || echo python3 python3-venv
    [[ -n ${DATABASE_URL:-} ]] || echo "postgresql-$1"   # the private server
    if [[ $wanted == dev ]]; then
        echo libtap-parser-sourcehandler-pgtap-perl       # pg_prove
        # The tests of the catalog page; elsewhere than on Debian these names mean something else.
        if grep -qsx 'ID=debian' /etc/os-release; then echo chromium chromium-driver; fi
        [[ -n ${DATABASE_URL:-} ]] || echo "postgresql-$1-pgtap" "postgresql-$1-plpgsql-check"
    fi
}

missing() { # those of the packages given that are not installed
    comm -13 <(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "$@" 2>/dev/null |
        sed -n 's/^installed //p' | sort -u) <(printf '%s\n' "$@" | sort -u)
}

as_root() { if ((EUID == 0)); then "$@"; else sudo -- "$@"; fi; }

apt() {
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get -qq -o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=300 "$@" >"$run_dir/apt.log" 2>&1
}

apt_install() { apt install --no-install-recommends --yes "$@"; }

apt_install_aloud() { # a line for each package that was asked for, as it is set up
    local wanted_names
    wanted_names=$(printf '%s\\|' "$@")
    apt_install "$@" &
    tail --pid=$! -n +1 -F "$run_dir/apt.log" 2>/dev/null |
        sed -un "s/^Setting up \\(\\(${wanted_names%\\|}\\)[ :].*\\)/   \\1/p"
    wait $!
}

install_packages() {
    say "   $*"
    ((EUID == 0)) || command -v sudo >/dev/null ||
        die "these packages are missing, and there is no sudo to install them with: $*"
    # Old package lists are refreshed only where they do not do.
    if ! apt_install --simulate "$@"; then
        say "   refreshing the package lists"
        apt update || { tail -n 20 "$run_dir/apt.log" >&2; die "apt-get update failed"; }
    fi
    apt_install postgresql-common || true
    without_main_cluster apt_install_aloud "$@" || {
        tail -n 20 "$run_dir/apt.log" >&2
        die "apt-get could not install: $*"
    }
}

# Debian's server package makes and starts a cluster "main" when it is installed. The private server
# is not that one, so none is made: the switch is set for the installation only.
without_main_cluster() {
    local conf=/etc/postgresql-common/createcluster.conf code=0
    if [[ -f $conf ]] && ! grep -q '^ *create_main_cluster' $conf; then
        cp -p $conf "$run_dir/createcluster.conf"
        trap 'as_root cp -p "$run_dir/createcluster.conf" '$conf EXIT
        as_root sed -i '$a create_main_cluster = false' $conf
        "$@" || code=$?
        as_root cp -p "$run_dir/createcluster.conf" $conf
        trap - EXIT
        return $code
    fi
    "$@"
}

python_here() { # a Python that is new enough and can make virtual environments
    local candidate
    for candidate in /usr/bin/python3 python3 python3.13 python3.12 python3.11; do
        if "$candidate" -c 'import sys, ensurepip, venv; sys.exit(sys.version_info < (3, 11))' \
            2>/dev/null; then
            command -v "$candidate"
            return
        fi
    done
    return 1
}

# The stamp says for which place and which requirements .venv was made: a moved clone needs another.
stamp() { cat <(echo "$root") "$@" | sha256sum; }

install_python_packages() { # install_python_packages STAMP_FILE REQUIREMENTS...
    local file options=()
    [[ -f .venv/stamp && $(<.venv/stamp) == "$(stamp requirements.txt)" ]] || rm -rf .venv
    [[ -x $python ]] || "$(python_here)" -m venv .venv || die "cannot make a virtual environment"
    [[ -t 1 ]] || options=(--progress-bar off)
    for file in "${@:2}"; do options+=(-r "$file"); done
    "$python" -m pip install --quiet --no-input --disable-pip-version-check "${options[@]}" ||
        die "pip could not install ${*:2}"
    stamp requirements.txt | tee .venv/stamp >.venv/stamp-run
    stamp "${@:2}" >"$1"
}

wanted=${1:-run}
mkdir -p -m 700 "$run_dir" 2>/dev/null || true
exec 7>"$run_dir/setup.lock" && flock 7  # two makes at a time: the second finds all done
[[ -w $run_dir ]] || die "$run_dir cannot be written by $(id -un): run make as its owner, or as root"

requirements=(requirements.txt)
if [[ $wanted == dev ]]; then
    requirements+=(requirements-dev.txt requirements-mlflow.txt requirements-cards.txt)
fi

if command -v dpkg-query >/dev/null; then
    # shellcheck disable=SC2046  # a list of words is wanted
    packages_missing=$(missing $(packages "$(major)") | xargs)
    # shellcheck disable=SC2086
    [[ -z $packages_missing ]] ||
        step "Installing packages (apt)" install_packages $packages_missing
else
    for program in sqitch psql pg_isready; do
        command -v $program >/dev/null || die "$program is missing; install it (this is not a Debian)"
    done
fi

stamp_file=.venv/stamp-$wanted
if ! { [[ -x $python && -f $stamp_file && $(<"$stamp_file") == "$(stamp "${requirements[@]}")" ]] &&
    "$python" -c '' 2>/dev/null; }; then
    step "Installing Python packages into .venv" \
        install_python_packages "$stamp_file" "${requirements[@]}"
fi
