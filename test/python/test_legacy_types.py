"""The platform's own artifacts table keeps its types: everything works on each of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from conftest import NewDatabase, deploy, sqitch

METADATA: dict[str, Any] = {
    "model_family": "resnet",
    "framework": "pytorch",
    "parameter_count": 25557032,
    "training_data": "ImageNet-1k",
    "evaluation_dataset": "ImageNet-1k validation",
    "evaluation_metrics": {"top1": 80.4},
    "is_external": False,
}
# Types of metadata, is_latest, and the times; no foreign keys, as SQLite left them.
TYPES = [
    ("text", "integer", "text"),
    ("json", "boolean", "timestamptz"),
    ("jsonb", "smallint", "timestamp"),
]
TABLE = """
CREATE TABLE artifacts (
    id varchar(200) PRIMARY KEY, artifact_type text, title text, metadata {0},
    version_number bigint, parent_version_id text, version_tag text, changelog text, is_latest {1},
    lifecycle_state text, superseded_by text, origin_type text, origin_url text, created_by text,
    created_at {2}, updated_at {2}
);
INSERT INTO artifacts (id, artifact_type, title, metadata, version_number, is_latest,
                       lifecycle_state, origin_type, created_at) VALUES
    ('old-1', 'model', 'Old', '{{"library": "jax",  "trained_on": "GEO", "n_params": "~1.2M"}}', 1,
      '0', 'active', 'internal', '2025-01-01 00:00:00'),
    ('old-2', 'model', 'Old', '{{"framework": "jax", "evaluation_metrics": {{"auc": "0.9"}}}}',
     2, '1', 'active', 'internal', '2025-02-01 00:00:00'),
    ('paper', 'paper', 'Words', NULL, NULL, NULL, NULL, NULL, NULL);
UPDATE artifacts SET parent_version_id = 'old-1' WHERE id = 'old-2';
"""
STATE = """
SELECT id, is_latest::text IN ('1', 'true') AS latest, lifecycle_state, superseded_by,
       promotion_state
  FROM artifacts JOIN model_versions ON artifact_id = id ORDER BY id
"""


@pytest.fixture(scope="module", params=TYPES, ids=lambda types: "-".join(types))
def deployed(
    request: pytest.FixtureRequest, new_database: NewDatabase, engine_database: str
) -> Iterator[str]:
    with new_database(copy_of=engine_database) as url:
        with psycopg.connect(url) as connection:
            connection.execute(TABLE.format(*request.param))
        deploy(url, "--no-verify")
        yield url


@pytest.fixture
def db(deployed: str) -> Iterator[psycopg.Connection]:
    """A connection; what the test does is rolled back."""
    with psycopg.connect(deployed) as connection:
        yield connection
        connection.rollback()


def metadata(**changes: Any) -> str:
    return json.dumps(METADATA | changes)


def register(db: psycopg.Connection, id: str, lineage: str | None = None, **changes: Any) -> str:
    query = "SELECT register_model('M', %s, id => %s, new_version_of => %s)"
    return db.execute(query, [metadata(**changes), id, lineage]).fetchone()[0]


def test_the_types_stay(deployed: str, request: pytest.FixtureRequest) -> None:
    types = deployed and request.node.callspec.params["deployed"]
    with psycopg.connect(deployed) as db:
        found = db.execute(
            "SELECT format_type(atttypid, atttypmod) FROM pg_attribute"
            " WHERE attrelid = 'artifacts'::regclass"
            "   AND attname IN ('metadata', 'is_latest', 'updated_at') ORDER BY attnum"
        ).fetchall()
    long = {"timestamptz": "timestamp with time zone", "timestamp": "timestamp without time zone"}
    assert [name for (name,) in found] == [long.get(name, name) for name in types]


def test_registering_and_promoting(db: psycopg.Connection) -> None:
    register(db, "m1")
    register(db, "m2", "m1")
    assert register(db, "m2", "m1") == "m2"
    db.execute("SELECT promote_model('m1'), promote_model('m2')")
    assert db.execute(STATE).fetchall() == [
        ("m1", False, "superseded", "m2", "superseded"),
        ("m2", True, "active", None, "promoted"),
    ]
    db.execute("SELECT promote_model('m1')")
    db.execute("SELECT reject_model(%s, 'weak')", [register(db, "m3", "m1")])
    assert db.execute(STATE).fetchall() == [
        ("m1", True, "active", None, "promoted"),
        ("m2", False, "superseded", "m1", "superseded"),
        ("m3", False, "rejected", None, "rejected"),
    ]
    # An application that writes its own columns changes nothing.
    db.execute("UPDATE artifacts SET is_latest = '1' WHERE id = 'm2'")
    assert db.execute(STATE).fetchall()[1] == ("m2", False, "superseded", "m1", "superseded")


@pytest.mark.parametrize("way", ["INSERT", "COPY", "UPDATE"])
@pytest.mark.parametrize(
    "bad", ['{"framework": 5}', '{"a": NaN}', "not JSON", "[1]", "null", '{"held_for_review": "x"}']
)
def test_the_gate(db: psycopg.Connection, way: str, bad: str) -> None:
    register(db, "m1")
    # json and jsonb columns refuse by themselves what is no JSON, and that is as good.
    with pytest.raises((psycopg.errors.CheckViolation, psycopg.errors.InvalidTextRepresentation)):
        if way == "INSERT":
            db.execute(
                "INSERT INTO artifacts (id, artifact_type, title, metadata)"
                " VALUES ('bad', 'model', 't', %s)",
                [bad],
            )
        elif way == "UPDATE":
            db.execute("UPDATE artifacts SET metadata = %s WHERE id = 'm1'", [bad])
        else:
            with (
                db.cursor() as cursor,
                cursor.copy(
                    "COPY artifacts (id, artifact_type, title, metadata) FROM STDIN"
                ) as copy,
            ):
                copy.write_row(("good", "model", "t", metadata()))
                copy.write_row(("bad", "model", "t", bad))


def test_what_is_no_json_in_a_text_is_refused_by_name(db: psycopg.Connection) -> None:
    (type_,) = db.execute("SELECT pg_typeof(metadata)::text FROM artifacts LIMIT 1").fetchone()
    if type_ != "text":
        pytest.skip(f"a {type_} column takes JSON only")
    with pytest.raises(psycopg.errors.CheckViolation) as refusal:
        db.execute(
            "INSERT INTO artifacts (id, artifact_type, title, metadata)"
            " VALUES ('bad', 'model', 't', '{\"a\": NaN}')"
        )
    diag = refusal.value.diag
    assert '"bad"' in diag.message_primary
    assert "NaN" in diag.message_detail
    assert diag.message_hint


def test_copy_makes_the_rows(db: psycopg.Connection) -> None:
    with (
        db.cursor() as cursor,
        cursor.copy("COPY artifacts (id, artifact_type, title, metadata) FROM STDIN") as copy,
    ):
        for n in range(50):
            copy.write_row((f"m{n}", "model", "t", metadata(benchmark_id=f"b{n}")))
    found = "SELECT count(DISTINCT benchmark_id), count(*) FROM model_versions"
    assert db.execute(found).fetchone() == (50, 50)


def test_both_sides_stay_in_step(db: psycopg.Connection) -> None:
    register(db, "m1")
    db.execute("UPDATE model_versions SET benchmark_id = 'here' WHERE artifact_id = 'm1'")
    there = "SELECT metadata::jsonb->>'benchmark_id' FROM artifacts WHERE id = 'm1'"
    assert db.execute(there).fetchone() == ("here",)
    db.execute(
        "UPDATE artifacts SET metadata = %s WHERE id = 'm1'", [metadata(benchmark_id="there")]
    )
    here = "SELECT benchmark_id FROM model_versions WHERE artifact_id = 'm1'"
    assert db.execute(here).fetchone() == ("there",)


def test_white_space_is_no_change(db: psycopg.Connection) -> None:
    register(db, "m1")
    db.execute(
        "UPDATE artifacts SET metadata = %s WHERE id = 'm1'", [json.dumps(METADATA, indent=4)]
    )
    events = "SELECT event_type FROM model_events WHERE artifact_id = 'm1'"
    assert db.execute(events).fetchall() == [("registered",)]


def test_the_backfill(db: psycopg.Connection) -> None:
    before = (
        "SELECT metadata::text, to_jsonb(a) FROM artifacts AS a WHERE id LIKE 'old%' ORDER BY id"
    )
    legacy = db.execute(before).fetchall()
    done = "SELECT outcome FROM backfill_model(%s)"
    assert db.execute(done, ["old-1"]).fetchone() == ("candidate",)
    assert db.execute(done, ["old-2"]).fetchone() == ("promoted",)
    assert db.execute(done, ["old-2"]).fetchone() == ("migrated before",)
    states = [(id, latest, state) for id, latest, _, _, state in db.execute(STATE)]
    assert states == [("old-1", False, "candidate"), ("old-2", True, "promoted")]
    kept = "SELECT metadata_before, row_before FROM backfill_snapshots ORDER BY artifact_id"
    assert db.execute(kept).fetchall() == legacy
    db.execute(
        "SELECT resolve_review(review_id, '1200001')"
        "  FROM model_reviews WHERE artifact_id = 'old-1' AND field = 'parameter_count'"
    )
    count = "SELECT metadata::jsonb->'parameter_count' FROM artifacts WHERE id = 'old-1'"
    assert db.execute(count).fetchone() == (1200001,)


def test_a_legacy_version_has_a_successor(db: psycopg.Connection) -> None:
    db.execute("SELECT backfill_model('old-1'), backfill_model('old-2')")
    register(db, "new", "old-1")
    place = "SELECT lineage_id, lineage_position FROM model_versions WHERE artifact_id = 'new'"
    assert db.execute(place).fetchone() == ("old-1", 3)
    assert db.execute("SELECT promote_model('new')").fetchone() == ("old-2",)


def test_models_are_found_beside_what_is_no_json(
    db: psycopg.Connection, request: pytest.FixtureRequest
) -> None:
    register(db, "m1")
    if "[text" in request.node.name:
        db.execute("ALTER TABLE artifacts DISABLE TRIGGER USER")
        db.execute("UPDATE artifacts SET metadata = 'since 2019' WHERE id = 'old-1'")
    for wanted in ('"pytorch"', '["pytorch"]', '{">": "p"}'):
        rows = db.execute("SELECT artifact_id FROM find_models(%s)", [f'{{"framework": {wanted}}}'])
        assert rows.fetchall() == [("m1",)]
    rows = db.execute("""SELECT artifact_id FROM find_models('{"parameter_count": {">": 5}}')""")
    assert rows.fetchall() == [("m1",)]


def test_the_type_of_metadata_changes_as_docs_operations_says(
    deployed: str, new_database: NewDatabase
) -> None:
    with new_database(copy_of=deployed) as url:
        with psycopg.connect(url) as db:
            register(db, "m1", license="mit")
            db.execute("SELECT promote_model('m1')")
            (old,) = db.execute("SELECT pg_typeof(metadata)::text FROM artifacts").fetchone()
        new = "text" if old == "jsonb" else "jsonb"
        sqitch(url, "revert", "-y", "--to", "catalog/export_artifact")
        with psycopg.connect(url) as db:
            db.execute(
                "ALTER TABLE artifacts ALTER metadata DROP DEFAULT,"
                f" ALTER metadata TYPE {new} USING metadata::{new}"
            )
        sqitch(url, "deploy")
        with psycopg.connect(url) as db:
            register(db, "m2", "m1", license="mit")
            found = db.execute(
                'SELECT artifact_id FROM find_models(\'{"license": "mit"}\')'
                "  JOIN model_catalog USING (artifact_id) ORDER BY artifact_id"
            )
            assert found.fetchall() == [("m1",), ("m2",)]
            index = "SELECT to_regclass('idx_artifacts_model_metadata') IS NOT NULL"
            assert db.execute(index).fetchone() == (new == "jsonb",)
