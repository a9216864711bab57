#!/usr/bin/env python3
"""Write the catalog as one page of HTML: catalog.py OUT.html

The page stands alone: style, script and data are in it, and it asks no network for anything. Every
fact comes from a query; the script of the page shows, filters and draws. The same database gives
the same bytes: every date comes from the data.
"""

from __future__ import annotations

import with_packages  # noqa: F401

# isort: split

import base64
import hashlib
import string
from pathlib import Path

import psycopg
import registry_db

TEMPLATES = Path(__file__).resolve().parent / "catalog"
# How many places of a leaderboard the page shows.
PLACES = 25

# Each is an array of objects in the data of the page, under its name.
QUERIES = {
    "models": """
        SELECT v.artifact_id AS id, a.title::text AS title, v.lineage_id AS lineage,
               v.lineage_position AS version, a.version_tag::text AS tag,
               v.promotion_state AS state, v.promotion_notes AS notes,
               v.archived_at IS NOT NULL AS archived, v.is_external AS external,
               v.external_source_url AS source_url, v.external_source_version AS source_version,
               v.code_repo_url AS repository, v.code_commit_sha AS commit,
               v.code_entrypoint AS entrypoint, v.trained_by, v.training_started_at,
               v.training_completed_at, v.gpu_allocation_id AS gpu, v.benchmark_id AS benchmark,
               array(SELECT l.alias FROM model_aliases AS l
                      WHERE (l.lineage_id, l.artifact_id) = (v.lineage_id, v.artifact_id)
                      ORDER BY l.alias) AS aliases,
               a.changelog::text AS changelog, a.created_by::text AS created_by, v.created_at,
               a.metadata::jsonb AS metadata
          FROM model_versions AS v
          JOIN ONLY artifacts AS a
            ON a.id = v.artifact_id
         ORDER BY v.artifact_id
        """,
    # The newest value of each metric of a model. Short names come first: they say the most.
    "metrics": """
        SELECT artifact_id AS id,
               json_object_agg(metric, value ORDER BY length(metric), metric) AS values
          FROM (SELECT DISTINCT ON (artifact_id, metric) artifact_id, metric, value
                  FROM model_metrics
                 ORDER BY artifact_id, metric, evaluated_at DESC, evaluation_id DESC) AS newest
         GROUP BY artifact_id
         ORDER BY artifact_id
        """,
    "evaluations": """
        SELECT e.artifact_id AS id, coalesce(d.title::text, e.dataset_name) AS dataset,
               e.dataset_artifact_id AS dataset_id, e.split, e.benchmark_id AS benchmark,
               e.metrics, e.evaluated_at, e.evaluator
          FROM model_evaluations AS e
          LEFT JOIN ONLY artifacts AS d
            ON d.id = e.dataset_artifact_id
         ORDER BY e.artifact_id, e.evaluated_at DESC, e.evaluation_id DESC
        """,
    "links": """
        SELECT l.artifact_id AS id, l.relation, l.target_id AS target,
               l.base_model_id IS NOT NULL AS derives, t.title::text AS title,
               t.artifact_type::text AS type
          FROM model_links AS l
          JOIN ONLY artifacts AS t
            ON t.id = l.target_id
         ORDER BY l.artifact_id, l.relation, l.position
        """,
    "files": """
        SELECT artifact_id AS id, path, sha256, size_bytes AS size, url
          FROM model_files
         ORDER BY artifact_id, path
        """,
    "gaps": """
        SELECT artifact_id AS id, array_agg(rule ORDER BY rule) AS rules
          FROM model_gaps
         GROUP BY artifact_id
         ORDER BY artifact_id
        """,
    "reviews": """
        SELECT review_id, artifact_id AS id, field, legacy_value AS value, candidates, reason,
               state, resolution, resolved_by, resolved_at, note
          FROM model_reviews
         ORDER BY state, artifact_id, field, review_id
        """,
    "boards": """
        SELECT b.benchmark_id AS benchmark, b.metric, metric_direction(b.metric) AS direction,
               b.models, (SELECT json_agg(json_build_object(
                              'place', p.place, 'id', p.artifact_id, 'value', p.value,
                              'ci_low', p.ci_low, 'ci_high', p.ci_high, 'on', p.dataset_name)
                              ORDER BY p.place)
                            FROM model_leaderboard(b.metric, benchmark => b.benchmark_id,
                                                   max_rows => %(places)s) AS p) AS places
          FROM (SELECT m.benchmark_id, m.metric, count(DISTINCT m.artifact_id) AS models
                  FROM model_metrics AS m
                 WHERE m.benchmark_id IS NOT NULL AND metric_direction(m.metric) IS NOT NULL
                 GROUP BY m.benchmark_id, m.metric) AS b
         ORDER BY max(b.models) OVER (PARTITION BY b.benchmark_id) DESC, b.benchmark_id,
                  b.models DESC, length(b.metric), b.metric
        """,
    "trends": """
        SELECT l.lineage_id AS lineage, l.metric, metric_direction(l.metric) AS direction,
               (SELECT json_agg(json_build_object(
                    'version', t.lineage_position, 'id', t.artifact_id, 'value', t.value,
                    'ci_low', t.ci_low, 'ci_high', t.ci_high, 'better', t.is_better,
                    'on', t.measured_on) ORDER BY t.lineage_position)
                  FROM metric_trend(l.lineage_id, l.metric) AS t
                 WHERE t.value IS NOT NULL) AS points
          FROM (SELECT v.lineage_id, m.metric
                  FROM model_metrics AS m
                  JOIN model_versions AS v
                    ON v.artifact_id = m.artifact_id
                 GROUP BY v.lineage_id, m.metric
                HAVING count(DISTINCT v.artifact_id) > 1) AS l
         ORDER BY l.lineage_id, length(l.metric), l.metric
        """,
    "history": """
        SELECT l.lineage_id AS lineage, h.version_id AS id, h.event_type AS event, h.occurred_at,
               h.sentence
          FROM (SELECT lineage_id, min(artifact_id) AS artifact_id
                  FROM model_versions
                 GROUP BY lineage_id) AS l
         CROSS JOIN LATERAL model_history(l.artifact_id) AS h
         ORDER BY h.occurred_at DESC, l.lineage_id, h.lineage_event_number DESC
        """,
}


def read(connection: psycopg.Connection) -> str:
    """The data of the page as JSON, written by the database: what a number says is kept."""
    parts = []
    for name, query in QUERIES.items():
        (rows,) = connection.execute(
            f"SELECT coalesce(json_agg(row), '[]')::text FROM ({query}) AS row",
            {"places": PLACES},
        ).fetchone()
        parts.append(f'"{name}": {rows}')
    return "{" + ",\n".join(parts) + "}"


def digest(text: str) -> str:
    """What a Content-Security-Policy names a script or a style by."""
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"


def page(data: str) -> str:
    """The page: in the data `<` is escaped, so that nothing in it can end its element."""
    style, script, html = (
        (TEMPLATES / name).read_text(encoding="utf-8")
        for name in ("page.css", "page.js", "page.html")
    )
    return string.Template(html).substitute(
        style=style,
        script=script,
        style_digest=digest(style),
        script_digest=digest(script),
        data=data.replace("<", "\\u003c"),
    )


def main(argv: list[str] | None) -> int:
    """Parse the arguments, write the page."""
    parser = registry_db.parser(__doc__)
    parser.add_argument("output", type=Path, metavar="OUT.html", help="where to write it")
    args = parser.parse_args(argv)

    with registry_db.connect(args) as connection:
        # One snapshot for all queries, and nothing written.
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        connection.read_only = True
        with connection.transaction():
            connection.execute("SET LOCAL TimeZone TO 'UTC'")
            text = page(read(connection))
    args.output.parent.mkdir(parents=True, exist_ok=True)
    args.output.write_text(text, encoding="utf-8")
    print(f"wrote {args.output} ({len(text.encode()) / 1e6:.1f} MB)")
    return registry_db.DONE


if __name__ == "__main__":
    registry_db.run(main)
