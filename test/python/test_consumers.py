"""Events reach their consumers: none is missed, whoever commits when, and whoever dies."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest
from conftest import FreshDatabase
from psycopg import IsolationLevel

LEVELS = [
    IsolationLevel.READ_COMMITTED,
    IsolationLevel.REPEATABLE_READ,
    IsolationLevel.SERIALIZABLE,
]
METADATA = """'{"model_family": "resnet", "framework": "pytorch", "parameter_count": 25557032,
 "training_data": "ImageNet-1k", "evaluation_dataset": "ImageNet-1k validation",
 "evaluation_metrics": {"top1": 80.4}, "is_external": false}'::jsonb"""
EVENT = """INSERT INTO model_events (artifact_id, lineage_id, event_type)
           VALUES (%(id)s, %(id)s, 'evaluated') RETURNING event_id"""
LINEAGES = 6

Event = dict[str, str]


@pytest.fixture
def database(fresh_database: FreshDatabase) -> str:
    """A database with the lineages m0 to m5, and a table of what consumers have worked on."""
    url = fresh_database()
    with psycopg.connect(url) as connection:
        for n in range(LINEAGES):
            connection.execute(f"SELECT register_model('M', {METADATA}, id => 'm{n}')")
        connection.execute(
            "CREATE TABLE worked (n bigserial PRIMARY KEY, event_id bigint, lineage_id text,"
            " number integer)"
        )
    return url


def write(connection: psycopg.Connection, lineage: str = "m0") -> int:
    return connection.execute(EVENT, {"id": lineage}).fetchone()[0]


def taken(connection: psycopg.Connection, consumer: str = "c") -> list[int]:
    query = "SELECT event_id FROM take_events(%s, 1000)"
    return [event_id for (event_id,) in connection.execute(query, [consumer])]


def wait_for(condition: str, url: str, *parameters: object) -> None:
    """Until this query returns true."""
    with psycopg.connect(url, autocommit=True) as connection:
        for _ in range(3000):
            if connection.execute(condition, parameters).fetchone()[0]:
                return
            time.sleep(0.01)
    raise AssertionError(f"never true: {condition}")


WAITS = """SELECT count(*) > 0 FROM pg_locks
            WHERE NOT granted AND relation = 'model_events'::regclass"""


@pytest.mark.parametrize("level", LEVELS, ids=lambda level: level.name)
def test_a_transaction_that_began_before_the_subscription(
    database: str, level: IsolationLevel
) -> None:
    """It sees the new consumer, or it fails and is run again."""
    with psycopg.connect(database) as writer, psycopg.connect(database) as reader:
        writer.isolation_level = level
        writer.execute("SELECT count(*) FROM model_consumers")  # its snapshot
        reader.execute("SELECT subscribe_to_events('c')")
        reader.commit()
        if level is not IsolationLevel.READ_COMMITTED:
            with pytest.raises(psycopg.errors.SerializationFailure):
                write(writer)
            writer.rollback()
        event = write(writer)
        writer.commit()
        assert taken(reader) == [event]


@pytest.mark.parametrize("level", LEVELS, ids=lambda level: level.name)
def test_a_subscription_waits_for_the_writers_in_flight(
    database: str, level: IsolationLevel
) -> None:
    """Their events are not delivered, those that wait behind it are."""
    with psycopg.connect(database) as writer, psycopg.connect(database) as reader:
        write(writer)
        subscription = threading.Thread(
            target=lambda: (reader.execute("SELECT subscribe_to_events('c')"), reader.commit())
        )
        subscription.start()
        wait_for(WAITS, database)
        written: list[int] = []

        def behind() -> None:
            with psycopg.connect(database) as connection:
                connection.isolation_level = level
                try:  # The first statement: its snapshot is older than its lock.
                    written.append(write(connection, "m1"))
                except psycopg.errors.SerializationFailure:
                    assert level is not IsolationLevel.READ_COMMITTED
                    connection.rollback()
                    written.append(write(connection, "m1"))

        follower = threading.Thread(target=behind)
        follower.start()
        wait_for(WAITS.replace("> 0", "> 1"), database)
        assert subscription.is_alive()
        writer.commit()
        subscription.join()
        follower.join()
        assert taken(reader) == written


def test_the_events_of_a_worker_that_dies_come_again(database: str) -> None:
    worker = """
import sys, time, psycopg
connection = psycopg.connect(sys.argv[1])
print([row[0] for row in connection.execute("SELECT event_id FROM take_events('c', 2)")])
print(connection.info.backend_pid, flush=True)
time.sleep(60)
"""
    with psycopg.connect(database, autocommit=True) as connection:
        connection.execute("SELECT subscribe_to_events('c')")
        events = [write(connection) for _ in range(3)]
        for kill in ("process", "backend"):
            process = subprocess.Popen(
                [sys.executable, "-c", worker, database], stdout=subprocess.PIPE, text=True
            )
            assert process.stdout.readline() == f"{events[:2]}\n"
            pid = int(process.stdout.readline())
            assert taken(connection) == []  # The third waits behind the first two.
            if kill == "process":
                process.kill()
            else:
                connection.execute("SELECT pg_terminate_backend(%s)", [pid])
            wait_for("SELECT count(*) = 0 FROM pg_stat_activity WHERE pid = %s", database, pid)
            process.kill()
            process.wait()
        assert taken(connection) == events
        assert taken(connection) == []


def test_workers_of_one_consumer_share_its_lineages(database: str) -> None:
    with psycopg.connect(database) as one, psycopg.connect(database) as two:
        one.execute("SELECT subscribe_to_events('c')")
        one.commit()
        events = [[write(one, f"m{n}") for _ in range(3)] for n in range(2)]
        one.commit()
        first = one.execute("SELECT event_id FROM take_events('c', 2)").fetchall()
        assert [e for (e,) in first] == events[0][:2]
        assert taken(two) == events[1]
        two.rollback()
        one.commit()
        assert taken(two) == [events[0][2], *events[1]]


def test_unsubscribing_harms_no_writer(database: str) -> None:
    with psycopg.connect(database) as one, psycopg.connect(database) as two:
        one.execute("SELECT subscribe_to_events('c')")
        one.commit()
        one.execute("SELECT unsubscribe_from_events('c')")
        writer = threading.Thread(target=lambda: (write(two), two.commit()))
        writer.start()
        wait_for("SELECT count(*) > 0 FROM pg_locks WHERE NOT granted", database)
        one.commit()
        writer.join()
        count = "SELECT (SELECT count(*) FROM model_deliveries), count(*) FROM model_events"
        assert one.execute(count).fetchone() == (0, LINEAGES + 1)


def test_a_commit_wakes_the_consumer(database: str) -> None:
    with psycopg.connect(database, autocommit=True) as connection:
        connection.execute("SELECT subscribe_to_events('c')")
        connection.execute("LISTEN model_events")
        with psycopg.connect(database) as writer:
            for _ in range(3):
                write(writer)
        woken = list(connection.notifies(timeout=10, stop_after=1))
        assert [(n.channel, n.payload) for n in woken] == [("model_events", "c")]


# --- A storm ---------------------------------------------------------------------------------

TAKE = """
INSERT INTO worked (event_id, lineage_id, number)
SELECT event_id, lineage_id, lineage_event_number FROM take_events('c', %s)"""
# What does not work: remember the highest event_id, and ask for what is behind it.
WATERMARK = """
INSERT INTO worked (event_id, lineage_id, number)
SELECT event_id, lineage_id, lineage_event_number FROM model_events
 WHERE event_id > greatest((SELECT max(event_id) FROM worked), (SELECT first FROM start))
 ORDER BY event_id LIMIT %s"""
WORKER = """
import random, sys, time, psycopg
connection = psycopg.connect(sys.argv[1])
while True:
    connection.execute(sys.argv[2], [random.randint(1, 12)])
    time.sleep(random.choice([0, 0.001, 0.02]))
    connection.commit()
"""


def writer(url: str, seed: int, stop: threading.Event, written: list[tuple[float, int]]) -> None:
    """Writes events until told to stop; notes each with the time just before its commit."""
    chance = random.Random(seed)
    with psycopg.connect(url) as connection:
        while not stop.is_set():
            connection.isolation_level = chance.choice(LEVELS)
            try:
                lineages = sorted(chance.sample(range(LINEAGES), chance.randint(1, 3)))
                events = []
                for n in lineages:
                    events.append(write(connection, f"m{n}"))
                    time.sleep(chance.choice([0, 0, 0.01]))
                if chance.random() < 0.1:
                    connection.rollback()
                    continue
                now = time.monotonic()
                connection.commit()
                written += [(now, event) for event in events]
            except (psycopg.errors.SerializationFailure, psycopg.errors.DeadlockDetected):
                connection.rollback()
            time.sleep(chance.choice([0, 0.005]))


@contextmanager
def writers(url: str, written: list[tuple[float, int]]) -> Iterator[None]:
    stop = threading.Event()
    threads = [
        threading.Thread(target=writer, args=(url, seed, stop, written)) for seed in range(8)
    ]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        stop.set()
        for thread in threads:
            thread.join()


def storm(
    url: str, query: str, seconds: float, *, workers: int, kill: bool
) -> tuple[set[int], int, int]:
    """Writers before, during and after a subscription; workers that are killed all the time.
    Returns the events that had to arrive, and how many workers and backends were killed."""
    chance = random.Random(1)
    written: list[tuple[float, int]] = []
    start = [sys.executable, "-c", WORKER, url, query]
    killed = terminated = 0
    with writers(url, written), psycopg.connect(url, autocommit=True) as connection:
        time.sleep(0.5)
        connection.execute("SELECT subscribe_to_events('c')")
        subscribed = time.monotonic()
        connection.execute("CREATE TABLE start AS SELECT max(event_id) AS first FROM model_events")
        processes = [subprocess.Popen(start, stderr=subprocess.DEVNULL) for _ in range(workers)]
        end = time.monotonic() + seconds
        while time.monotonic() < end or (kill and min(killed, terminated) < 4):
            time.sleep(0.15)
            n = chance.randrange(workers)
            if not kill:
                continue
            if chance.random() < 0.5:
                os.kill(processes[n].pid, signal.SIGKILL)
                killed += 1
            else:
                terminated += connection.execute(
                    "SELECT count(pg_terminate_backend(pid)) FROM (SELECT pid FROM pg_stat_activity"
                    "  WHERE query ~ 'INSERT INTO worked' AND pid <> pg_backend_pid()"
                    "    AND state = 'idle in transaction' LIMIT 1) AS p"
                ).fetchone()[0]
            for n, process in enumerate(processes):
                if process.poll() is not None:
                    processes[n] = subprocess.Popen(start, stderr=subprocess.DEVNULL)
    processes.append(subprocess.Popen(start, stderr=subprocess.DEVNULL) if kill else processes[0])
    count = "SELECT count(*) FROM worked"
    with psycopg.connect(url, autocommit=True) as connection:
        before = -1
        while before != (before := connection.execute(count).fetchone()[0]):
            time.sleep(1.5)
    for process in processes:
        process.kill()
        process.wait()
    return {event for committed, event in written if committed > subscribed}, killed, terminated


def test_nothing_is_missed_or_worked_on_twice_in_a_storm(database: str) -> None:
    expected, killed, terminated = storm(database, TAKE, 6, workers=3, kill=True)
    assert len(expected) > 100
    assert min(killed, terminated) > 3
    with psycopg.connect(database) as connection:
        arrived = [e for (e,) in connection.execute("SELECT event_id FROM worked ORDER BY n")]
        assert expected - set(arrived) == set()
        # The work is done in the transaction that takes the event: then it is done once.
        assert len(arrived) == len(set(arrived))
        out_of_order = """
            SELECT * FROM (SELECT lineage_id, number, lag(number) OVER (
                                  PARTITION BY lineage_id ORDER BY n) AS previous FROM worked) AS w
             WHERE number <> previous + 1"""
        assert connection.execute(out_of_order).fetchall() == []
        waiting = "SELECT waiting, waiting_since FROM consumer_backlog"
        assert connection.execute(waiting).fetchone() == (0, None)


def test_the_storm_finds_a_consumer_that_remembers_the_highest_event_id(database: str) -> None:
    """A planted mistake: event ids are handed out in another order than transactions commit."""
    expected, _, _ = storm(database, WATERMARK, 4, workers=1, kill=False)
    with psycopg.connect(database) as connection:
        arrived = {e for (e,) in connection.execute("SELECT event_id FROM worked")}
    assert expected - arrived
