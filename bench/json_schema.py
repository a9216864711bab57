#!/usr/bin/env python3
"""What a JSON Schema check costs an INSERT, engine by engine: json_schema.py [--db URI]

Each engine is a CHECK constraint (or a trigger) on a table of its own. In every round each table
takes the same rows in one INSERT ... SELECT, one engine after the other, so that a noisy machine is
noisy for all; the medians are compared. Slow engines take fewer rows. Then the time that compile()
takes. Everything happens in the schema json_schema_bench, which is dropped at the end.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg import sql
from tqdm import tqdm

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "scripts"))

import registry_db  # noqa: E402

ROWS, SLOW_ROWS, ROUNDS = 20_000, 1_000, 9

# What pg_jsonschema's README measures itself with.
SMALL = {"type": "object", "properties": {"a": {"type": "number"}, "b": {"type": "string"}}}
SMALL_ROW = "json_build_object('a', i, 'b', i::text)"
SMALL_BY_HAND = """
    jsonb_typeof(doc) = 'object'
    AND coalesce(jsonb_typeof(doc -> 'a') = 'number', true)
    AND coalesce(jsonb_typeof(doc -> 'b') = 'string', true)
"""

MODEL = json.loads((ROOT / "schemas/model_artifact_metadata.json").read_text("utf-8"))
MODEL_ROW = """
    jsonb_build_object(
        'model_family', 'text-embedding', 'framework', 'PyTorch, Sentence Transformers',
        'parameter_count', 109482240 + i, 'training_data', 'MS MARCO, Natural Questions, TriviaQA',
        'evaluation_dataset', 'MTEB English v1', 'is_external', true,
        'evaluation_metrics', jsonb_build_object('ndcg_at_10', 0.5123, 'mrr', 0.61,
            'by_task', jsonb_build_object('sts', 0.83, 'clustering', 0.42)),
        'external_source_url', 'https://huggingface.co/org/model-' || i,
        'external_source_version', '1d2b7a6c3e4f5a6b7c8d9e0f1a2b3c4d5e6f7a8b',
        'benchmark_id', 'mteb-english', 'base_model_id', 'model-base', 'license', 'apache-2.0',
        'training_config', jsonb_build_object('lr', 0.00002, 'epochs', 3, 'batch', 64),
        'code_repo_url', 'https://github.com/org/repo', 'code_entrypoint', 'train.py',
        'code_commit_sha', '0a1b2c3d4e5f60718293a4b5c6d7e8f901234567',
        'held_for_review', '[]'::jsonb)
"""


def model_by_hand() -> str:
    """The model schema as a careful person writes it in SQL; formats as a regex."""
    texts = ("model_family", "framework", "training_data", "evaluation_dataset")
    optional = (
        "external_source_version",
        "base_model_id",
        "benchmark_id",
        "code_entrypoint",
        "license",
    )
    held = "coalesce(doc -> 'held_for_review' ? '{0}', false)"
    return " AND ".join(
        ["jsonb_typeof(doc) = 'object'"]
        + [
            f"(jsonb_typeof(doc -> '{key}') = 'string' AND doc ->> '{key}' <> '' OR"
            f" doc -> '{key}' = 'null' AND {held.format(key)}) IS TRUE"
            for key in texts
        ]
        + [
            f"(jsonb_typeof(doc -> '{key}') = 'null'"
            f" OR jsonb_typeof(doc -> '{key}') = 'string' AND doc ->> '{key}' <> '') IS NOT FALSE"
            for key in optional
        ]
        + [
            f"(jsonb_typeof(doc -> '{key}') = 'null' OR jsonb_typeof(doc -> '{key}') = 'string'"
            f" AND doc ->> '{key}' ~ '^[A-Za-z][A-Za-z0-9+.-]*:[^[:space:]<>\"]+$') IS NOT FALSE"
            for key in ("external_source_url", "code_repo_url")
        ]
        + [
            "CASE jsonb_typeof(doc -> 'parameter_count')"
            " WHEN 'number' THEN (doc -> 'parameter_count')::numeric >= 0"
            "  AND (doc -> 'parameter_count')::numeric % 1 = 0"
            f" WHEN 'null' THEN {held.format('parameter_count')} ELSE false END",
            "CASE jsonb_typeof(doc -> 'evaluation_metrics') WHEN 'object' THEN"
            " doc -> 'evaluation_metrics' <> '{}' AND NOT doc -> 'evaluation_metrics' @?"
            ' \'strict $.* ? (@.type() != "number" && (@.type() != "object" || !exists(@.*)'
            ' || exists(@.* ? (@.type() != "number"))))\''
            f" WHEN 'null' THEN {held.format('evaluation_metrics')} ELSE false END",
            "(jsonb_typeof(doc -> 'training_config') IN ('object', 'null')) IS NOT FALSE",
            "(doc ->> 'code_commit_sha' ~ '^([0-9a-f]{40}|[0-9a-f]{64})$') IS NOT FALSE",
            "(jsonb_typeof(doc -> 'held_for_review') = 'array' AND doc -> 'held_for_review' <@"
            ' \'["model_family", "framework", "parameter_count", "training_data",'
            ' "evaluation_dataset", "evaluation_metrics"]\') IS NOT FALSE',
            "CASE doc -> 'is_external' WHEN 'true' THEN"
            " (jsonb_typeof(doc -> 'external_source_url') = 'string'"
            " AND jsonb_typeof(doc -> 'external_source_version') = 'string') IS TRUE"
            " WHEN 'false' THEN true ELSE false END",
        ]
    )


@dataclass(frozen=True)
class Engine:
    """A name for the table, and what is put on the table to be measured."""

    name: str
    ddl: str
    rows: int = ROWS


BASELINE = Engine("no CHECK", "")
NO_OP = Engine(
    "no-op trigger",
    "CREATE TRIGGER t BEFORE INSERT ON {table} FOR EACH ROW EXECUTE FUNCTION no_op()",
)

# Other engines that a server may have: the extension, and its CHECK; {where} is its schema.
OTHERS = {
    "postgres-json-schema": "{where}.validate_json_schema({schema}::jsonb, doc)",
    "is_jsonb_valid": "{where}.is_jsonb_valid({schema}::jsonb, doc)",
    "pg_jsonschema": "{where}.jsonb_matches_schema({schema}::json, doc)",
}


def engines(connection: psycopg.Connection, label: str, by_hand: str) -> list[Engine]:
    """All that can be measured here. {schema} stands for the schema, quoted."""

    def check(expression: str) -> str:
        return f"ALTER TABLE {{table}} ADD CHECK ({expression})"

    found = [
        BASELINE,
        NO_OP,
        Engine("ours, compiled", check(f"check_{label}(doc)")),
        Engine(
            "ours, compiled, in a trigger",
            "CREATE TRIGGER t BEFORE INSERT ON {table} FOR EACH ROW"
            f" EXECUTE FUNCTION gate_{label}()",
        ),
        Engine("hand-written CHECK", check(by_hand)),
        Engine(
            "ours, interpreted (validate_json_schema)",
            check("json_schema.validate_json_schema({schema}::jsonb, doc)"),
            SLOW_ROWS,
        ),
    ]
    query = "SELECT name FROM pg_available_extensions WHERE name = ANY (%s) ORDER BY name"
    for (name,) in connection.execute(query, [list(OTHERS)]):
        connection.execute(f'CREATE EXTENSION IF NOT EXISTS "{name}" SCHEMA others')
        # It may have been in the database before, in a schema of its owner's choice.
        (where,) = connection.execute(
            "SELECT extnamespace::regnamespace::text FROM pg_extension WHERE extname = %s", [name]
        ).fetchone()
        found.append(Engine(name, check(OTHERS[name].replace("{where}", where)), SLOW_ROWS))
    return found


def prepare(connection: psycopg.Connection, label: str, schema: dict, row: str) -> None:
    """The rows, the compiled check and the trigger that calls it."""
    connection.execute(
        "SELECT json_schema.compile(%s, %s, true, 'json_schema_bench')", [label, json.dumps(schema)]
    )
    connection.execute(
        f"""
        CREATE FUNCTION gate_{label}() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF NOT json_schema_bench.check_{label}(NEW.doc) THEN
                RAISE check_violation;
            END IF;
            RETURN NEW;
        END $$;
        CREATE TABLE rows_{label} AS
        SELECT i, ({row})::jsonb AS doc FROM generate_series(1, {ROWS}) AS i;
        ANALYZE rows_{label};
        """
    )


def measure(
    connection: psycopg.Connection,
    label: str,
    schema: dict,
    source: str,
    contenders: list[Engine],
    bar: tqdm,
) -> dict[str, float]:
    """Seconds a row, the median of the rounds, by the engine's name."""
    quoted = sql.Literal(json.dumps(schema)).as_string(connection)
    for number, engine in enumerate(contenders):
        table = f"{label}_{number}"
        connection.execute(f"CREATE TABLE {table} (doc jsonb)")
        if engine.ddl:
            connection.execute(engine.ddl.replace("{table}", table).replace("{schema}", quoted))
    times: dict[str, list[float]] = {engine.name: [] for engine in contenders}
    for turn in range(ROUNDS + 1):
        for number, engine in enumerate(contenders):
            insert = f"INSERT INTO {label}_{number} {source} i <= {engine.rows}"
            started = time.perf_counter()
            connection.execute(insert)
            taken = time.perf_counter() - started
            connection.execute(f"TRUNCATE {label}_{number}")
            if turn:  # the first round warms up
                times[engine.name].append(taken / engine.rows)
            bar.update()
    return {name: statistics.median(taken) for name, taken in times.items()}


def compile_times(connection: psycopg.Connection) -> dict[str, float]:
    """Milliseconds that compile() takes, the median of three."""
    big = {
        "type": "object",
        "properties": {f"p{n}": {"$ref": f"#/definitions/d{n}"} for n in range(300)},
        "definitions": {
            f"d{n}": {
                "type": "object",
                "required": ["id"],
                "properties": {
                    "id": {"type": "string", "pattern": "^[a-z]+-[0-9]+$"},
                    "tags": {"type": "array", "items": {"type": "string", "maxLength": 40}},
                    "next": {"$ref": f"#/definitions/d{(n + 1) % 300}"},
                    "size": {"oneOf": [{"type": "integer", "minimum": 0}, {"type": "null"}]},
                },
            }
            for n in range(300)
        },
    }
    found = {}
    for name, schema in {"small": SMALL, "model": MODEL, "300 definitions, circular": big}.items():
        taken = []
        for _ in range(3):
            started = time.perf_counter()
            connection.execute(
                "SELECT json_schema.compile('compile', %s, true, 'json_schema_bench')",
                [json.dumps(schema)],
            )
            taken.append((time.perf_counter() - started) * 1000)
        found[name] = statistics.median(taken)
    return found


def clean_up(connection: psycopg.Connection) -> None:
    """Remove what this or an interrupted run has made."""
    connection.execute("DROP SCHEMA IF EXISTS json_schema_bench, others CASCADE")
    connection.execute("DELETE FROM json_schema.compiled WHERE target_schema = 'json_schema_bench'")


def main(argv: list[str] | None) -> int:
    """Measure and print the tables."""
    args = registry_db.parser(__doc__.partition("\n")[0]).parse_args(argv)
    with registry_db.connect(args) as connection:
        clean_up(connection)
        connection.execute(
            """
            CREATE SCHEMA json_schema_bench;
            CREATE SCHEMA others;
            SET search_path = json_schema_bench, public;
            CREATE FUNCTION no_op() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN RETURN NEW; END $$;
            """
        )
        print(f"{ROWS} inserts ({SLOW_ROWS} for slow engines), medians of {ROUNDS} rounds in turn")
        # The small rows are made on the way, as pg_jsonschema's README does; the others are ready.
        for label, schema, row, source, by_hand in (
            (
                "small",
                SMALL,
                SMALL_ROW,
                f"SELECT {SMALL_ROW} FROM generate_series(1, {ROWS}) AS i WHERE",
                SMALL_BY_HAND,
            ),
            ("model", MODEL, MODEL_ROW, "SELECT doc FROM rows_model WHERE", model_by_hand()),
        ):
            prepare(connection, label, schema, row)
            contenders = engines(connection, label, by_hand)
            with tqdm(total=len(contenders) * (ROUNDS + 1), desc=label, leave=False) as bar:
                medians = measure(connection, label, schema, source, contenders, bar)
            (size,) = connection.execute(
                f"SELECT avg(octet_length(doc::text))::integer FROM rows_{label}"
            ).fetchone()
            print(f"\n{f'{label} schema, {size} bytes a document':<42}{'us a row':>10}{'ratio':>8}"
                  f"{'us of validation':>18}")  # fmt: skip
            base = medians[BASELINE.name]
            for name, taken in medians.items():
                extra = f"{(taken - base) * 1e6:18.2f}" if name != BASELINE.name else ""
                print(f"{name:<42}{taken * 1e6:10.2f}{taken / base:8.2f}{extra}")
        print(f"\n{'compile()':<42}{'ms':>10}")
        for name, taken in compile_times(connection).items():
            print(f"{name:<42}{taken:10.0f}")
        clean_up(connection)
    return registry_db.DONE


if __name__ == "__main__":
    registry_db.run(main)
