"""Several connections at once: whatever they do, what must hold holds at every moment."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import psycopg
import pytest
from conftest import FreshDatabase
from psycopg import IsolationLevel

# What a caller has to reckon with: "run yours again", or "another was faster".
EXPECTED_ERRORS = {"40001", "40P01", "23505", "MR001"}
METADATA = """'{"model_family": "resnet", "framework": "pytorch", "parameter_count": 25557032,
 "training_data": "ImageNet-1k", "evaluation_dataset": "ImageNet-1k validation",
 "evaluation_metrics": {"top1": 80.4}, "is_external": false}'::jsonb"""
LEVELS = [
    IsolationLevel.READ_COMMITTED,
    IsolationLevel.REPEATABLE_READ,
    IsolationLevel.SERIALIZABLE,
]

AGAIN = (
    psycopg.errors.SerializationFailure,
    psycopg.errors.DeadlockDetected,
    psycopg.errors.UniqueViolation,
)

Job = Callable[[psycopg.Connection], None]


@pytest.fixture
def database(fresh_database: FreshDatabase) -> str:
    """A database with one lineage: m1, promoted, and its candidates m2 to m6."""
    url = fresh_database()
    with psycopg.connect(url) as connection:
        connection.execute(f"SELECT register_model('M', {METADATA}, id => 'm1')")
        for n in range(2, 7):
            connection.execute(
                f"SELECT register_model('M', {METADATA}, id => 'm{n}', new_version_of => 'm1')"
            )
        connection.execute("SELECT promote_model('m1')")
    return url


def at_once(
    database: str, jobs: list[Job], level: IsolationLevel = IsolationLevel.READ_COMMITTED
) -> list[str | None]:
    """Run each job on its own connection, all starting together; return their SQLSTATEs."""
    start = threading.Barrier(len(jobs))

    def run(job: Job) -> str | None:
        with psycopg.connect(database) as connection:
            connection.isolation_level = level
            connection.execute("SET statement_timeout = '60s'")
            # Deadlocks are found sooner where the role may ask for it.
            connection.execute(
                "SELECT set_config('deadlock_timeout', '50ms', false)"
                "  FROM pg_roles WHERE rolname = current_user AND rolsuper"
            )
            connection.commit()
            start.wait(timeout=30)
            try:
                job(connection)
                connection.commit()
            except psycopg.Error as error:
                return error.sqlstate or str(error)
        return None

    with ThreadPoolExecutor(len(jobs)) as pool:
        return list(pool.map(run, jobs))


def sql(*statements: str) -> Job:
    """A job of one transaction."""
    return lambda connection: [connection.execute(statement) for statement in statements] and None


def supersede_m1(database: str) -> None:
    """The links of a promoted version are fixed."""
    with psycopg.connect(database) as connection:
        connection.execute(
            "UPDATE model_versions SET promotion_state = 'superseded' WHERE artifact_id = 'm1'"
        )


@contextmanager
def watched(database: str, fewest: int) -> Iterator[None]:
    """Look again and again, in one statement each, at how many versions are promoted."""
    query = """
        SELECT count(*) FILTER (WHERE promotion_state = 'promoted'),
               count(*) FILTER (WHERE is_latest),
               count(*) FILTER (WHERE is_latest <> (promotion_state = 'promoted')),
               count(*) FILTER (WHERE (lifecycle_state = 'active')
                                   <> (promotion_state = 'promoted'))
          FROM artifacts JOIN model_versions ON artifact_id = id WHERE lineage_id = 'm1'
    """
    done = threading.Event()
    seen: set[tuple[int, ...]] = set()

    def watch() -> None:
        with psycopg.connect(database, autocommit=True) as connection:
            while not done.wait(0.002):
                seen.add(connection.execute(query).fetchone())

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        yield
    finally:
        done.set()
        watcher.join()
    assert seen <= {(n, n, 0, 0) for n in range(fewest, 2)}


@pytest.mark.parametrize("level", LEVELS, ids=lambda level: level.name)
def test_promoting_different_versions(database: str, level: IsolationLevel) -> None:
    with watched(database, fewest=1):
        for _ in range(4):
            jobs = [sql(f"SELECT promote_model('m{n}')") for n in range(1, 7)]
            errors = at_once(database, jobs, level)
            assert set(errors) - {None} <= {"40001", "40P01"}
            assert None in errors
            if level is IsolationLevel.READ_COMMITTED:
                assert set(errors) == {None}
    with psycopg.connect(database) as connection:
        loose = """SELECT count(*) FROM artifacts JOIN model_versions ON artifact_id = id
                    WHERE (promotion_state = 'superseded') <> (superseded_by IS NOT NULL)"""
        assert connection.execute(loose).fetchone() == (0,)
        last = """SELECT artifact_id = promoted_version_at('m1') FROM model_versions
                   WHERE promotion_state = 'promoted'"""
        assert connection.execute(last).fetchone() == (True,)


def test_updates_by_hand_race_promote_model(database: str) -> None:
    def by_hand(n: int) -> Job:
        return sql(
            "UPDATE model_versions SET promotion_state = 'superseded'"
            " WHERE lineage_id = 'm1' AND promotion_state = 'promoted'",
            f"UPDATE model_versions SET promotion_state = 'promoted' WHERE artifact_id = 'm{n}'",
        )

    with watched(database, fewest=1):
        for _ in range(4):
            jobs = [by_hand(n) for n in (2, 3, 4)]
            jobs += [sql(f"SELECT promote_model('m{n}')") for n in (4, 5, 6)]
            errors = at_once(database, jobs)
            assert set(errors) - {None} <= EXPECTED_ERRORS
            assert None in errors


def test_editing_what_is_being_promoted(database: str) -> None:
    """Nobody who holds the lineage waits for an artifact: nobody is a deadlock's victim."""
    for turn in range(8):
        jobs = [sql(f"SELECT promote_model('m{n}')") for n in (1, 2, 3)]
        jobs += [
            sql(
                "UPDATE artifacts SET metadata = metadata"
                f" || '{{\"turn\": {turn}}}' WHERE id = 'm{n}'"
            )
            for n in (1, 2, 3, 1, 2, 3)
        ]
        assert at_once(database, jobs) == [None] * 9


def test_many_registrars_of_one_lineage(database: str) -> None:
    def register(name: str) -> Job:
        def job(connection: psycopg.Connection) -> None:
            for n in range(15):
                with connection.transaction():
                    connection.execute(
                        f"SELECT register_model('M', {METADATA}, id => '{name}-{n}',"
                        " new_version_of => 'm1')"
                    )
                    connection.execute("SELECT promote_model(%s)", [f"{name}-{n}"])

        return job

    assert at_once(database, [register(name) for name in "abcdefgh"]) == [None] * 8


def test_rejecting_what_is_being_promoted(database: str) -> None:
    errors = at_once(
        database,
        [sql("SELECT promote_model('m2')"), sql("SELECT reject_model('m2', 'weak')")] * 3,
    )
    assert set(errors) <= {None, "MR001"}
    with psycopg.connect(database) as connection:
        state = "SELECT promotion_state FROM model_versions WHERE artifact_id = 'm2'"
        assert connection.execute(state).fetchone() in [("promoted",), ("rejected",)]


@pytest.mark.parametrize("level", LEVELS, ids=lambda level: level.name)
def test_promoting_withdrawing_and_rolling_back(database: str, level: IsolationLevel) -> None:
    with psycopg.connect(database) as connection:
        for n in (2, 3):
            connection.execute(f"SELECT promote_model('m{n}')")
    jobs = [sql(f"SELECT promote_model('m{n}')") for n in (4, 5)]
    jobs += [sql("SELECT rollback_model('m1')")] * 2
    jobs += [sql(f"SELECT withdraw_model('m{n}', 'weak')") for n in (3, 4)]
    jobs += [sql("SELECT archive_model('m2')"), sql("SELECT archive_model('m4')")]
    errors = set(at_once(database, jobs, level)) - {None}
    assert errors <= {"MR001", "MR012", "P0002", "40001", "40P01"}
    with psycopg.connect(database) as connection:
        wrong = """SELECT artifact_id FROM model_versions JOIN artifacts ON id = artifact_id
                    WHERE is_latest <> is_current
                       OR (promotion_state = 'promoted') <> (lifecycle_state = 'active')
                       OR (promotion_state = 'promoted')
                          <> (artifact_id IS NOT DISTINCT FROM promoted_version_at('m1'))"""
        assert connection.execute(wrong).fetchall() == []
        latest = "SELECT count(*) FROM model_versions WHERE is_current"
        assert connection.execute(latest).fetchone() == (1,)


@pytest.mark.parametrize("level", LEVELS, ids=lambda level: level.name)
@pytest.mark.parametrize(
    "change",
    [
        "SELECT record_evaluation('m2', '{\"top1\": 1}', 'ImageNet-1k validation')",
        "SELECT set_promotion_policy('lineage', 'm1', 'none', 'higher')",
        "SELECT set_promotion_policy('family', 'resnet', 'none', 'higher')",
    ],
    ids=["evaluation", "lineage", "family"],
)
@pytest.mark.parametrize("is_first", [True, False])
def test_a_policy_and_what_it_reads_change_before_or_after_a_promotion(
    database: str, level: IsolationLevel, change: str, is_first: bool
) -> None:
    """Whoever comes second waits; a promotion sees what was committed before, or runs again."""
    floor = 'floors => \'{"top1": {"at_least": 80}}\''
    with psycopg.connect(database) as db:
        for scope in ("'family', 'resnet'", "'lineage', 'm1'"):
            if "family" in scope or "lineage" in change:
                db.execute(f"SELECT set_promotion_policy({scope}, {floor})")
    first, second = (change, "SELECT promote_model('m2')")[:: 1 if is_first else -1]
    with psycopg.connect(database) as one, psycopg.connect(database) as two:
        two.isolation_level = level
        two.execute("SET lock_timeout = '300ms'")
        two.commit()
        two.execute("SELECT count(*) FROM promotion_policies")  # the snapshot is taken here
        one.execute(first)
        with pytest.raises(psycopg.errors.LockNotAvailable):
            two.execute(second)
        two.rollback()
        two.execute("SELECT count(*) FROM promotion_policies")
        one.commit()
        try:
            two.execute(second)
            two.commit()
            refusal = None
        except psycopg.Error as error:
            refusal = error.sqlstate
    # A promotion only reads the policy of a family: one that is set later is no conflict.
    serial = level is not IsolationLevel.READ_COMMITTED and (is_first or "family" not in change)
    assert refusal == ("40001" if serial else "MR011" if is_first else None)


@pytest.mark.parametrize("level", LEVELS, ids=lambda level: level.name)
@pytest.mark.parametrize(
    "promotion",
    [
        "SELECT promote_model('m2')",
        "UPDATE model_versions SET promotion_state = 'promoted' WHERE artifact_id = 'm2'",
    ],
)
def test_a_version_is_not_changed_after_its_promotion(
    database: str, level: IsolationLevel, promotion: str
) -> None:
    """What is changed while it is being promoted is changed before, or refused."""
    with psycopg.connect(database) as connection:
        connection.execute("SELECT withdraw_model('m1', 'weak')")
        # Nothing is left for the promotion to write in artifacts.
        connection.execute("ALTER TABLE artifacts DISABLE TRIGGER model_registry_10_derive_state")
        connection.execute("ALTER TABLE artifacts DISABLE TRIGGER model_registry_20_sync_version")
        connection.execute("UPDATE artifacts SET lifecycle_state = 'active' WHERE id = 'm2'")
        connection.execute("ALTER TABLE artifacts ENABLE TRIGGER USER")
    jobs = [
        sql(promotion),
        sql("UPDATE artifacts SET metadata = metadata || '{\"framework\": \"a\"}' WHERE id = 'm2'"),
        sql("UPDATE model_versions SET training_params_json = '{}' WHERE artifact_id = 'm2'"),
    ]
    errors = at_once(database, jobs, level)
    assert set(errors) - {None} <= {"40001", "40P01", "MR010"}
    with psycopg.connect(database) as connection:
        late = """SELECT e.event_type, e.before, e.after
                    FROM model_events AS e
                   WHERE e.artifact_id = 'm2' AND e.before <> 'null'
                     AND e.event_type IN ('metadata_changed', 'details_changed')
                     AND e.lineage_event_number > (SELECT max(lineage_event_number)
                             FROM model_events WHERE artifact_id = 'm2' AND event_type = 'promoted')
                     AND e.before <> '{}'"""
        assert connection.execute(late).fetchall() == []


@pytest.mark.parametrize("level", LEVELS, ids=lambda level: level.name)
def test_appending_versions_makes_a_line(database: str, level: IsolationLevel) -> None:
    def append(name: str) -> Job:
        def job(connection: psycopg.Connection) -> None:
            for n in range(4):
                for _ in range(60):  # run again, as docs/errors.md says
                    try:
                        with connection.transaction():
                            connection.execute(
                                f"SELECT register_model('M', {METADATA}, id => '{name}-{n}',"
                                f" new_version_of => 'm{n + 1}')"
                            )
                        break
                    except AGAIN:
                        continue
                else:
                    raise AssertionError("never came through")

        return job

    assert at_once(database, [append(name) for name in "abcde"], level) == [None] * 5
    with psycopg.connect(database) as connection:
        line = connection.execute(
            "SELECT lineage_position, version_number, id, parent_version_id"
            "  FROM artifacts JOIN model_versions ON artifact_id = id"
            " WHERE lineage_id = 'm1' ORDER BY lineage_position"
        ).fetchall()
    assert [position for position, *_ in line] == list(range(1, 27))
    assert [number for _, number, *_ in line] == list(range(1, 27))
    ids = [id for *_, id, _ in line]
    assert [parent for *_, parent in line] == [None, *ids[:-1]]


def test_successors_by_plain_insert(database: str) -> None:
    jobs = [
        sql(
            "INSERT INTO artifacts (id, artifact_type, title, metadata, parent_version_id)"
            f" VALUES ('x{n}', 'model', 'M', {METADATA}, 'm6')"
        )
        for n in range(4)
    ]
    assert sorted(at_once(database, jobs), key=str) == ["23505", "23505", "23505", None]


def test_the_same_id_with_the_same_content(database: str) -> None:
    register = sql(f"SELECT register_model('M', {METADATA}, id => 'same')")
    assert at_once(database, [register] * 6) == [None] * 6
    with psycopg.connect(database) as connection:
        for table, column in (("artifacts", "id"), ("model_events", "artifact_id")):
            query = f"SELECT count(*) FROM {table} WHERE {column} = 'same'"
            assert connection.execute(query).fetchone() == (1,)


def test_the_same_id_with_different_content(database: str) -> None:
    jobs = [sql(f"SELECT register_model('M{n}', {METADATA}, id => 'same')") for n in range(5)]
    assert sorted(at_once(database, jobs), key=str) == ["23505"] * 4 + [None]


def test_both_sides_of_a_mirrored_fact(database: str) -> None:
    for turn in range(3):
        errors = at_once(
            database,
            [
                sql(f"UPDATE model_versions SET benchmark_id = 'a{turn}' WHERE artifact_id = 'm2'"),
                sql(
                    "UPDATE artifacts SET metadata = metadata"
                    f" || '{{\"benchmark_id\": \"b{turn}\"}}' WHERE id = 'm2'"
                ),
            ]
            * 2,
        )
        assert set(errors) <= {None, "40P01"}
        with psycopg.connect(database) as connection:
            both = """SELECT metadata->>'benchmark_id', benchmark_id
                        FROM artifacts JOIN model_versions ON artifact_id = id WHERE id = 'm2'"""
            stated, mirrored = connection.execute(both).fetchone()
            assert stated == mirrored
            assert stated in (f"a{turn}", f"b{turn}")


@pytest.mark.parametrize("level", LEVELS, ids=lambda level: level.name)
def test_base_models_never_close_a_circle(database: str, level: IsolationLevel) -> None:
    def base(id: str, of: str | None) -> str:
        value = f"'{of}'" if of else "NULL"
        return f"UPDATE model_versions SET base_model_id = {value} WHERE artifact_id = '{id}'"

    supersede_m1(database)
    for _ in range(2):
        jobs = [sql(base("m2", "m3")), sql(base("m3", "m4")), sql(base("m4", "m2"))]
        errors = at_once(database, jobs, level)
        assert set(errors) - {None} <= {"23514", "40P01", "40001"}
        assert set(errors) != {None}
        with psycopg.connect(database) as connection:
            connection.execute("UPDATE model_versions SET base_model_id = NULL")


@pytest.mark.parametrize("level", LEVELS, ids=lambda level: level.name)
def test_links_never_close_a_circle(database: str, level: IsolationLevel) -> None:
    """With a second parent each, so that no base_model_id shows what closes the circle."""
    supersede_m1(database)
    with psycopg.connect(database) as connection:
        for n in (1, 2, 3):
            connection.execute(f"SELECT link_model('m{n}', 'merged_from', 'm6')")
    for _ in range(2):
        jobs = [
            sql("SELECT link_model('m1', 'merged_from', 'm2')"),
            sql("SELECT link_model('m2', 'adapter_of', 'm3')"),
            sql(
                "INSERT INTO model_links (artifact_id, relation, target_id)"
                " VALUES ('m3', 'distilled_from', 'm1')"
            ),
            sql("UPDATE model_versions SET base_model_id = 'm1' WHERE artifact_id = 'm2'"),
        ]
        errors = at_once(database, jobs, level)
        assert set(errors) - {None} <= {"23514", "40P01", "40001"}
        assert None in errors
        circle = """
            WITH RECURSIVE reached (start, id) AS (
                SELECT artifact_id, base_model_id FROM model_links
                 WHERE base_model_id IS NOT NULL
                 UNION
                SELECT r.start, l.base_model_id FROM reached r JOIN model_links l
                    ON l.artifact_id = r.id WHERE l.base_model_id IS NOT NULL
            ) SELECT count(*) FROM reached WHERE start = id"""
        with psycopg.connect(database) as connection:
            assert connection.execute(circle).fetchone() == (0,)
            connection.execute("DELETE FROM model_links WHERE target_id <> 'm6'")


@pytest.mark.parametrize("level", LEVELS, ids=lambda level: level.name)
def test_first_links_of_one_model(database: str, level: IsolationLevel) -> None:
    """Whoever comes first, the column, metadata and the first link say the same."""
    jobs = [sql(f"SELECT link_model('m2', 'merged_from', 'm{n}')") for n in (3, 4, 5)]
    jobs += [
        sql("UPDATE model_versions SET base_model_id = 'm6' WHERE artifact_id = 'm2'"),
        sql(
            'UPDATE artifacts SET metadata = metadata || \'{"base_model_id": "m1"}\''
            " WHERE id = 'm2'"
        ),
    ]
    for _ in range(2):
        errors = at_once(database, jobs, level)
        assert set(errors) - {None} <= {"40P01", "40001"}
        assert None in errors
        with psycopg.connect(database) as connection:
            first, shown, stated = connection.execute(
                "SELECT first_link('m2', 'base_model_id'), base_model_id,"
                "       metadata->>'base_model_id'"
                "  FROM artifacts JOIN model_versions ON artifact_id = id WHERE id = 'm2'"
            ).fetchone()
            assert first == shown == stated
            connection.execute("DELETE FROM model_links WHERE artifact_id = 'm2'")


@pytest.mark.parametrize("level", LEVELS, ids=lambda level: level.name)
def test_the_same_link_at_once_is_one(database: str, level: IsolationLevel) -> None:
    jobs = [sql("SELECT link_model('m2', 'evaluated_on', 'm3')")] * 3
    errors = at_once(database, jobs, level)
    assert set(errors) - {None} <= {"40P01", "40001"}
    assert None in errors


def test_one_review_is_resolved_once(database: str) -> None:
    with psycopg.connect(database) as connection:
        connection.execute(
            "SELECT register_model('M', hold_missing('{\"is_external\": false}'), id => 'held')"
        )
        (review,) = connection.execute(
            "SELECT review_id FROM model_reviews WHERE field = 'framework'"
        ).fetchone()
    jobs = [sql(f"SELECT resolve_review({review}, '\"f{n}\"')") for n in range(4)]
    assert sorted(at_once(database, jobs), key=str) == ["MR005"] * 3 + [None]


def test_models_arrive_while_the_schema_changes(database: str) -> None:
    with psycopg.connect(database) as connection:
        connection.execute(
            'SELECT add_metadata_schema(schema || \'{"title": "second"}\')'
            "  FROM metadata_schemas WHERE is_active"
        )

    def activate(connection: psycopg.Connection) -> None:
        for version in (2, 1, 2, 1):
            with connection.transaction():
                connection.execute("SELECT activate_metadata_schema(%s)", [version])

    def arrive(connection: psycopg.Connection) -> None:
        for _ in range(30):
            with connection.transaction():
                connection.execute(f"SELECT register_model('M', {METADATA})")

    errors = at_once(database, [activate, arrive, arrive, arrive])
    assert errors == [None] * 4


SHOWN = """
    SELECT count(*) FROM model_versions AS v JOIN artifacts AS a ON a.id = v.artifact_id
     CROSS JOIN newest_evaluation(v.artifact_id, v.benchmark_id) AS n
     WHERE n.metrics IS DISTINCT FROM v.eval_metrics_json
        OR n.metrics IS DISTINCT FROM a.metadata->'evaluation_metrics'"""


@pytest.mark.parametrize("level", LEVELS, ids=lambda level: level.name)
def test_what_is_shown_is_the_newest_evaluation(database: str, level: IsolationLevel) -> None:
    for turn in range(1, 4):
        jobs = [
            sql(f"SELECT record_evaluation('m2', '{{\"top1\": {turn}{n}}}', benchmark_id => 'b')")
            for n in range(3)
        ]
        jobs += [
            sql(f"SELECT record_evaluation('m2', '{{\"top1\": {turn}7}}')"),
            sql("UPDATE model_versions SET benchmark_id = 'b' WHERE artifact_id = 'm2'"),
            sql("UPDATE model_versions SET benchmark_id = NULL WHERE artifact_id = 'm2'"),
            sql(
                f"UPDATE model_versions SET eval_metrics_json = '{{\"top1\": {turn}8}}'"
                " WHERE artifact_id = 'm2'"
            ),
            sql(
                "UPDATE artifacts SET metadata = metadata"
                f" || '{{\"evaluation_metrics\": {{\"top1\": {turn}9}}}}' WHERE id = 'm2'"
            ),
        ]
        errors = at_once(database, jobs, level)
        # Whoever writes model_versions by hand locks it before the artifact.
        assert set(errors) - {None} <= {"40001", "40P01"}
        assert None in errors
        with psycopg.connect(database) as connection:
            assert connection.execute(SHOWN).fetchone() == (0,)


@pytest.mark.parametrize("level", LEVELS, ids=lambda level: level.name)
def test_evaluations_of_one_version_take_turns(database: str, level: IsolationLevel) -> None:
    def record(n: int) -> Job:
        def job(connection: psycopg.Connection) -> None:
            for turn in range(3):
                for _ in range(60):
                    try:
                        with connection.transaction():
                            metrics = f'{{"top1": {n}{turn}}}'
                            connection.execute("SELECT record_evaluation('m2', %s)", [metrics])
                        break
                    except AGAIN:
                        continue
                else:
                    raise AssertionError("never came through")

        return job

    assert at_once(database, [record(n) for n in range(1, 6)], level) == [None] * 5
    with psycopg.connect(database) as connection:
        count = "SELECT count(*) FROM model_evaluations WHERE artifact_id = 'm2'"
        assert connection.execute(count).fetchone() == (16,)
        assert connection.execute(SHOWN).fetchone() == (0,)


def test_evaluations_by_plain_insert_take_turns(database: str) -> None:
    """Each leaves one event, and the chain of the lineage holds."""
    jobs = [
        sql(
            "INSERT INTO model_evaluations (artifact_id, benchmark_id, metrics, evaluated_at,"
            f" evaluator) SELECT 'm2', b, '{{\"top1\": {n}}}', clock_timestamp(), 'ada'"
            "   FROM unnest(ARRAY['b', NULL, 'c']) AS b"
        )
        for n in range(4)
    ]
    jobs += [
        sql(f"SELECT record_evaluation('m2', '{{\"top1\": 1{n}}}')", "SELECT promote_model('m2')")
        for n in range(2)
    ]
    jobs += [sql("UPDATE artifacts SET title = title || '.' WHERE id = 'm2'")] * 2
    assert at_once(database, jobs) == [None] * 8
    with psycopg.connect(database) as connection:
        recorded = connection.execute("""
            SELECT array_agg(after->'evaluation_id' ORDER BY after->'evaluation_id') = (
                       SELECT array_agg(to_jsonb(evaluation_id) ORDER BY evaluation_id)
                         FROM model_evaluations
                        WHERE artifact_id = 'm2' AND actor IS NOT NULL), count(*)
              FROM model_events
             WHERE artifact_id = 'm2' AND after ? 'evaluation_id'""")
        assert recorded.fetchone() == (True, 14)
        assert connection.execute("SELECT FROM verify_history('m2')").fetchall() == []
        assert connection.execute(SHOWN).fetchone() == (0,)


def test_the_same_evaluation_at_once_is_one(database: str) -> None:
    record = sql("SELECT record_evaluation('m2', '{\"top1\": 81}', dataset => 'x')")
    assert at_once(database, [record] * 6) == [None] * 6
    with psycopg.connect(database) as connection:
        count = "SELECT count(*) FROM model_evaluations WHERE artifact_id = 'm2'"
        assert connection.execute(count).fetchone() == (2,)
