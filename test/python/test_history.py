"""The hash chain of the history, checked from outside, and after a restore."""

from __future__ import annotations

import hashlib
import json
import subprocess

import psycopg
import pytest
from conftest import FreshDatabase, libpq_environment, pg_dump

METADATA = """'{"model_family": "resnet", "framework": "pytorch", "parameter_count": 25557032,
 "training_data": "ImageNet-1k", "evaluation_dataset": "ImageNet-1k validation",
 "evaluation_metrics": {"top1": 80.4}, "is_external": false}'::jsonb"""
HOSTILE = "\x01\x07\b\t\n\v\f\r\x1b\x1f\x7f\x85\u2028\u202e\ufeff\ufffd😀'\"\\/%s{}[], null"
COLUMNS = """event_id, artifact_id, lineage_id, lineage_event_number, event_type, actor,
 recorded_by, extract(epoch FROM occurred_at)::text, before::text, after::text, note,
 previous_sha256"""
BROKEN = """SELECT v.* FROM (SELECT lineage_id FROM model_lineages
                              UNION SELECT lineage_id FROM model_events) AS l,
                   verify_history(l.lineage_id) AS v"""
HEADS = "SELECT lineage_id, event_count, last_sha256 FROM model_lineages ORDER BY lineage_id"


@pytest.fixture
def database(fresh_database: FreshDatabase) -> str:
    """A database with a history in which every text is hostile and every kind of number occurs."""
    url = fresh_database()
    with psycopg.connect(url) as connection:
        connection.execute(
            f"SELECT register_model(%s, {METADATA} || %s::jsonb, id => %s, created_by => %s)",
            [HOSTILE, json.dumps({HOSTILE: [1e-7, 1.50, HOSTILE, None]}), HOSTILE, HOSTILE],
        )
        connection.execute("SELECT promote_model(%s, %s, %s)", [HOSTILE] * 3)
        connection.execute(f"SELECT register_model('M', {METADATA}, id => 'gone')")
        connection.execute("DELETE FROM artifacts WHERE id = 'gone'")
        connection.execute(
            """UPDATE artifacts SET metadata = metadata || '{"a": 1.10, "b": 1e30, "c": -0.0}'"""
        )
    return url


def test_the_hash_can_be_computed_elsewhere(database: str) -> None:
    with psycopg.connect(database) as connection:
        events = connection.execute(f"SELECT sha256, {COLUMNS} FROM model_events").fetchall()
        assert len(events) == 5
        for sha256, *columns in events:
            text = json.dumps(columns, ensure_ascii=False)
            assert hashlib.sha256(text.encode()).hexdigest() == sha256
        assert connection.execute(BROKEN).fetchall() == []


def test_a_restored_history_is_valid(database: str, fresh_database: FreshDatabase) -> None:
    restored = fresh_database(empty=True)
    subprocess.run(
        ["psql", "-X", "-q", "-v", "ON_ERROR_STOP=1"],
        env=libpq_environment(restored) | {"PGTZ": "Asia/Kathmandu", "PGDATESTYLE": "SQL, DMY"},
        input=pg_dump(database, "--exclude-schema=sqitch*"),
        text=True,
        check=True,
        stdout=subprocess.DEVNULL,
    )
    with psycopg.connect(database) as before, psycopg.connect(restored) as after:
        assert after.execute(BROKEN).fetchall() == []
        heads = after.execute(HEADS).fetchall()
        assert heads == before.execute(HEADS).fetchall()
        after.execute("UPDATE artifacts SET title = 'Restored'")
        assert after.execute(BROKEN).fetchall() == []
        assert after.execute(HEADS).fetchall() != heads


def test_a_superuser_who_rewrites_history_is_found_by_the_heads(database: str) -> None:
    """Who recomputes every hash is not found inside; the heads kept elsewhere tell."""
    forge = """
        ALTER TABLE model_events DISABLE TRIGGER USER;
        DO $$
        DECLARE
            _event record;
            _sha256 text;
        BEGIN
            UPDATE model_events SET actor = 'eve' WHERE event_type = 'promoted';
            FOR _event IN SELECT event_id, lineage_id FROM model_events
                           WHERE lineage_id <> 'gone' ORDER BY lineage_event_number LOOP
                UPDATE model_events SET previous_sha256 = _sha256 WHERE event_id = _event.event_id;
                UPDATE model_events AS e
                   SET sha256 = event_sha256(e.event_id, artifact_id, lineage_id,
                                lineage_event_number, event_type, actor, recorded_by, occurred_at,
                                before, after, note, previous_sha256)
                 WHERE e.event_id = _event.event_id
                RETURNING sha256 INTO _sha256;
            END LOOP;
            UPDATE model_lineages SET last_sha256 = _sha256 WHERE lineage_id = _event.lineage_id;
        END
        $$;
        ALTER TABLE model_events ENABLE TRIGGER USER"""
    compare = """
        SELECT h.lineage_id FROM kept_heads AS h
          LEFT JOIN model_events AS e
            ON (e.lineage_id, e.lineage_event_number) = (h.lineage_id, h.event_count)
         WHERE e.sha256 IS DISTINCT FROM h.last_sha256"""
    with psycopg.connect(database) as connection:
        connection.execute(f"CREATE TABLE kept_heads AS {HEADS}")
        connection.execute("UPDATE artifacts SET title = 'Later'")
        assert connection.execute(compare).fetchall() == []
        connection.execute(forge)
        assert connection.execute(BROKEN).fetchall() == []
        assert connection.execute(compare).fetchall() == [(HOSTILE,)]
