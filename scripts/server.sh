#!/usr/bin/env bash
# A private PostgreSQL inside the project: server.sh start|stop|remove|host|status NAME
# PG_MAJOR is the major version of a new one; without it, the newest that is installed.
#
# .run/NAME/data is the data directory, .run/NAME/socket the directory of its unix socket, the only
# way in: mode 0700, so that its owner (and root) can connect, and nobody else.
#
# PostgreSQL refuses to run as root, and the user it then runs as may not be able to reach the
# project (a clone in root's home). So the two directories are opened here and handed down:
# /proc/self/fd/N leads into an open directory whatever lies above it. The same path is short, which
# a socket's name must be (107 bytes) even where the project's is not.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

command=${1:?} name=${2:?}
home=$run_dir/$name
data_fd=/proc/self/fd/9 socket_fd=/proc/self/fd/8
port=5432 # only a part of the socket's file name

owner() { # the numeric user the server runs as: whoever owns its data, else an unprivileged user
    if [[ -d $home/data ]]; then
        stat -c %u "$home/data"
    elif ((EUID != 0)); then
        echo "$EUID"
    else
        id -u postgres 2>/dev/null || id -u nobody
    fi
}

as_server() { # as_server COMMAND...: as the server's user, in an empty environment, the directories open
    local user=$EUID drop=()
    user=$(owner)
    if ((EUID == 0)); then
        ((user != 0)) || die "$home/data belongs to root, as which PostgreSQL refuses to run"
        drop=(setpriv --reuid="$user" --regid="$(id -g "$user")" --clear-groups)
    elif ((user != EUID)); then
        die "$home belongs to $(stat -c %U "$home/data"): run make as that user, or as root"
    fi
    (
        cd /
        exec env -i PATH="$PATH" LC_ALL=C.UTF-8 "${drop[@]}" "$@" \
            8<"$home/socket" 9<"$home/${data_name:-data}" 3<&- 4<&- 5<&- 6<&- 7<&-
    )
}

program() { # program NAME: that of the version the data is of, else of the one that is wanted
    local version=${PG_MAJOR:-} bin
    [[ ! -f $home/data/PG_VERSION ]] || version=$(<"$home/data/PG_VERSION")
    version=${version:-$(installed_major)}
    if [[ -x /usr/lib/postgresql/$version/bin/$1 ]]; then
        echo "/usr/lib/postgresql/$version/bin/$1"
    elif [[ -x $run_dir/postgres/$version/bin/$1 ]]; then
        bin=$(within_reach "$run_dir/postgres/$version")/bin
        echo "$bin/$1"
    else
        command -v "$1" || die "$1 of PostgreSQL ${version:-15} is not installed"
    fi
}

# A PostgreSQL finds its own files by its real path, so that an open directory does not do: where
# the server's user cannot reach the project, it gets a copy, which goes with the server.
within_reach() { # within_reach DIRECTORY
    if data_name=. as_server test -x "$1/bin/postgres"; then
        echo "$1"
        return
    fi
    if [[ ! -f $home/programs ]]; then
        mktemp -d /tmp/model_registry.XXXXXX >"$home/programs"
        cp -R "$1/." "$(<"$home/programs")"
        chmod -R a+rX "$(<"$home/programs")"
    fi
    cat "$home/programs"
}

# The directory clients connect to: the socket's own where its name is short and plain (it goes into
# URIs), else a link to it in a directory of ours under /tmp, made again where it has vanished.
host() {
    local alias=
    if ((${#home} + ${#port} + 19 < 107)) && [[ $home =~ ^[A-Za-z0-9/._-]+$ ]]; then
        echo "$home/socket"
        return
    fi
    [[ ! -f $home/alias ]] || alias=$(<"$home/alias")
    # What another user may have put in its place meanwhile is not ours.
    if [[ -z $alias || ! -O $alias || -L $alias || $(readlink "$alias/s") != "$home/socket" ]]; then
        alias=$(mktemp -d /tmp/model_registry.XXXXXX)
        ln -s "$home/socket" "$alias/s"
        echo "$alias" >"$home/alias"
    fi
    echo "$alias/s"
}

answers() { [[ -S $home/socket/.s.PGSQL.$port ]] && pg_isready -q -h "$(host)" -p $port; }

# Whether the process that the lock file names is really a server on this data: after a crash or a
# reboot its number may be another process's.
process_lives() {
    local pid
    pid=$(head -n 1 "$home/data/postmaster.pid" 2>/dev/null) && [[ -n $pid ]] &&
        as_server test "/proc/$pid/cwd" -ef $data_fd
}

initialise() { # in data.new first: a half-made cluster is never taken for a whole one
    rm -rf "$home/data" "$home/data.new"
    mkdir -m 700 "$home/data.new"
    if ((EUID == 0)); then chown "$(owner)" "$home/data.new" "$home/socket"; fi
    data_name=data.new as_server "$(program initdb)" -D $data_fd --no-sync --username=postgres \
        --auth=trust --encoding=UTF8 --locale=C.UTF-8 >"$home/initdb.log" 2>&1 || {
        cat "$home/initdb.log" >&2
        die "initdb failed"
    }
    {
        echo "listen_addresses = ''"
        echo "unix_socket_directories = '$socket_fd'"
        echo "unix_socket_permissions = 0700"
        echo "timezone = 'UTC'"
        # Nothing of a test is worth keeping through a power cut.
        [[ $name != test* ]] || printf '%s = off\n' fsync synchronous_commit full_page_writes
    } >>"$home/data.new/postgresql.conf"
    mv "$home/data.new" "$home/data"
}

start() {
    local waited
    mkdir -p "$run_dir" "$home" "$home/socket"
    chmod 711 "$run_dir" # for the programs in it; the servers' own directories stay closed
    chmod 700 "$home" "$home/socket"
    ! answers || return 0
    [[ -s $home/data/PG_VERSION ]] || initialise
    for ((waited = 0; waited < 300; waited++)); do # starting up or shutting down: half a minute
        process_lives || break
        sleep 0.1
        ! answers || return 0
    done
    ! process_lives || die "a server on $home/data runs but does not answer: see $home/data/server.log"
    rm -f "$home/data/postmaster.pid" "$home/socket/.s.PGSQL.$port"{,.lock}
    # After a crash, a backend that has not noticed yet can hold the shared memory for a moment.
    for waited in 1 2 3 4 5; do
        as_server "$(program pg_ctl)" start -s -w -t 120 -D $data_fd -l $data_fd/server.log \
            -o "-p $port" >/dev/null 2>&1 && return
        sleep 1
    done
    tail -n 20 "$home/data/server.log" >&2
    die "the private PostgreSQL did not start"
}

stop() {
    [[ -f $home/data/postmaster.pid ]] && process_lives || return 0
    as_server "$(program pg_ctl)" stop -s -w -t 60 -m fast -D $data_fd ||
        as_server "$(program pg_ctl)" stop -s -w -t 60 -m immediate -D $data_fd
}

case $command in
start) start ;;
stop) stop ;;
host) host ;;
status) answers ;;
remove)
    stop
    if [[ -f $home/alias && -O $(<"$home/alias") ]]; then
        rm -f "$(<"$home/alias")/s" && rmdir "$(<"$home/alias")"
    fi
    if [[ -f $home/programs && -O $(<"$home/programs") ]]; then rm -rf "$(<"$home/programs")"; fi
    rm -rf "$home"
    ;;
*) die "server.sh: no such command: $command" ;;
esac
