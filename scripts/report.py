#!/usr/bin/env python3
"""Write the report of the migration: report.py [--output FILE.md]

Each migrated artifact, old against new, as backfill_snapshots kept it and as the registry holds it
now. The same database gives the same bytes: every date comes from the data.
"""

from __future__ import annotations

import with_packages  # noqa: F401

# isort: split

import json
import re
import textwrap
from pathlib import Path
from typing import Any

import psycopg
import registry_db
from psycopg.rows import namedtuple_row

OUTPUT = Path(__file__).resolve().parent.parent / "docs/model_artifacts/migration_report_ws1.md"
# Characters: of a line in a cell beside others and in one almost alone, and of a whole value. A
# table of such cells fits the 880 pixels that GitHub shows it in.
NARROW, WIDE, LONGEST = 30, 64, 600

MIGRATED = """
SELECT a.id, a.title, a.created_by, a.created_at::text AS created_at, a.metadata::jsonb AS metadata,
       s.readings, v.is_external, v.promotion_state, v.promotion_notes, v.code_commit_sha,
       array(SELECT field FROM model_reviews
              WHERE artifact_id = a.id AND state = 'open' ORDER BY field) AS held
  FROM backfill_snapshots AS s
  JOIN artifacts AS a
    ON a.id = s.artifact_id
  JOIN model_versions AS v
    ON v.artifact_id = s.artifact_id
 ORDER BY a.id
"""
REVIEWS = """
SELECT field, legacy_value, candidates, reason, state, resolution, resolved_by, note
  FROM model_reviews
 WHERE artifact_id = %s
 ORDER BY field, review_id
"""
LINEAGE = """
SELECT v.artifact_id AS child, a.title AS child_title, v.promotion_state AS state,
       link.parent, p.title AS parent_title, link.kind
  FROM model_versions AS v
  JOIN artifacts AS a
    ON a.id = v.artifact_id
 CROSS JOIN LATERAL (VALUES (a.parent_version_id, 'next version'),
                            (v.base_model_id, 'base model')) AS link (parent, kind)
  JOIN artifacts AS p
    ON p.id = link.parent
 WHERE v.lineage_id IN (SELECT artifact_id FROM backfill_snapshots)
    OR v.artifact_id IN (SELECT artifact_id FROM backfill_snapshots)
    OR link.parent IN (SELECT artifact_id FROM backfill_snapshots)
 ORDER BY link.parent, v.artifact_id, link.kind
"""

INTRODUCTION = """\
# Migration report, WS1: legacy model artifacts

Each legacy artifact of type model was read by the rules of the backfill and written back through
the gate that guards every write. What a rule could read exactly was taken over. What needs a guess
was left null, is named in `held_for_review`, and waits for a person. Nothing is lost: unknown keys
are kept, and so is, under `legacy_values`, each legacy value that is not in the new metadata as it
was. The legacy rows are kept in `backfill_snapshots`, byte for byte.

> The legacy rows of the demonstration are a **reconstruction** (`test/data/legacy_world.sql`): the
> originals are not available. Identifiers and shapes are the platform's, the figures are not.
"""
WAY_BACK = """\
## The way back

```sh
sqitch revert --to backfill/model_reviews^   # the migration only: legacy metadata, byte for byte
sqitch revert                                # the whole package: the database as it was before
```
"""
HOLDS = """\
## What a person must decide

```sql
SELECT review_id, artifact_id, field, legacy_value, candidates, reason
  FROM model_reviews WHERE state = 'open';
SELECT resolve_review(review_id => ..., value => '1234567', note => 'counted in the checkpoint');
```
"""


def code(text: str, width: int = NARROW) -> str:
    """A text as code in a cell of a table, broken into lines."""
    lines = []
    for line in textwrap.wrap(text, width):
        fence = "`" * (max((len(run) for run in re.findall("`+", line)), default=0) + 1)
        space = " " if line.startswith("`") or line.endswith("`") else ""
        lines.append(f"{fence}{space}{line.replace('|', chr(92) + '|')}{space}{fence}")
    return "<br>".join(lines)


def shown(value: Any, width: int = WIDE) -> str:
    """A JSON value in a cell of a table; a very long one is cut."""
    if value is None:
        return ""
    text = json.dumps(value, ensure_ascii=False)
    more = f"<br>and {len(text) - LONGEST} characters more" if len(text) > LONGEST else ""
    return code(text[:LONGEST], width) + more


def words(text: str | None) -> str:
    """A text from the database in a cell of a table or a heading."""
    return " ".join((text or "").split()).replace("|", "\\|").replace("<", "&lt;")


def table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    """A Markdown table."""
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"


def badge(model: Any) -> str:
    """external or internal."""
    return "`external`" if model.is_external else "`internal`"


def overview(models: list[Any]) -> str:
    """Counts, and the table of all migrated artifacts."""
    states = [model.promotion_state for model in models]
    counts = ", ".join(f"{states.count(state)} {state}" for state in sorted(set(states)))
    held = sum(len(model.held) for model in models)
    pinned = sum(model.code_commit_sha is not None for model in models)
    rows = [
        (
            f"[{words(model.title)}](#{anchor(n)})<br>{code(model.id, WIDE)}",
            badge(model),
            model.promotion_state,
            "<br>".join(f"`{field}`" for field in model.held) or "nothing",
        )
        for n, model in enumerate(models, 1)
    ]
    return (
        "## Summary\n\n"
        f"* {len(models)} artifacts migrated: {counts}.\n"
        f"* {held} fields held for a person, in {sum(bool(m.held) for m in models)} artifacts.\n"
        f"* {pinned} of {len(models)} have a pinned code commit; an unknown one stays null.\n\n"
        + table(("model", "origin", "state", "held for a person"), rows)
    )


def anchor(n: int) -> str:
    """The anchor of the n-th artifact's section."""
    return f"artifact-{n}"


def old_and_new(model: Any) -> str:
    """What became of each key: a table of what is another now, and one of what stayed."""
    changed, kept = [], []
    for reading in sorted(model.readings, key=lambda r: (r["action"], r["field"])):
        field, key, action = reading["field"], reading.get("legacy_key"), reading["action"]
        reason = words(reading.get("rule") or reading.get("reason"))
        if action == "kept":
            kept.append((code(field), shown(reading.get("old")), reason))
            continue
        name, old, new = code(field), shown(reading.get("old"), NARROW), ""
        if field.startswith("("):  # not a key: what is said of it are words, not values
            name, old, new = field, reading["old"], reading["new"]
        elif action == "set aside":
            name = f"`legacy_values`<br>from {code(key or field)}"
        else:
            name += f"<br>from {code(key)}" if key not in (None, field) else ""
            new = shown(None if action == "held" else reading.get("new"), NARROW)
        changed.append((name, old, new, f"**{action}**: {reason}"))
    return "\n".join(
        table(head, rows)
        for head, rows in (
            (("key", "before", "now", "what became of it"), changed),
            (("key", "kept as it was", "why"), kept),
        )
        if rows
    )


def reviews(connection: psycopg.Connection, model: Any) -> str:
    """The held fields with their candidate readings, and how those resolved were resolved."""
    lines = []
    for review in connection.execute(REVIEWS, [model.id]):
        candidates = "; ".join(
            f"{shown(candidate['value'])} ({words(candidate['rule'])})"
            for candidate in review.candidates
        )
        line = f"* `{review.field}` held: {words(review.reason)}."
        if candidates:
            line += f" Candidate readings: {candidates}."
        if review.state == "resolved":
            line += f" **Resolved** by {words(review.resolved_by)}: {shown(review.resolution)}"
            line += f" ({words(review.note)})." if review.note else "."
        lines.append(line)
    return "\n".join(lines) + "\n" if lines else ""


def section(connection: psycopg.Connection, n: int, model: Any) -> str:
    """One artifact."""
    return (
        f'<a id="{anchor(n)}"></a>\n\n### {n}. {words(model.title)}\n\n'
        f"`{model.id}` {badge(model)}, **{model.promotion_state}**. "
        f"Created {words(model.created_at)} by {words(model.created_by)}. "
        f"State: {words(model.promotion_notes)}.\n\n"
        + "\n".join(part for part in (old_and_new(model), reviews(connection, model)) if part)
    )


def lineage(connection: psycopg.Connection) -> str:
    """A graph of the versions and base models around the migrated artifacts."""
    links = connection.execute(LINEAGE).fetchall()
    if not links:
        return (
            "## Lineage\n\nNo migrated artifact names a parent version or a base model: "
            "each starts a lineage of its own.\n"
        )
    names: dict[str, str] = {}
    for link in links:
        names.setdefault(link.parent, link.parent_title)
        names.setdefault(link.child, link.child_title)
    node = {artifact_id: f"n{n}" for n, artifact_id in enumerate(sorted(names), 1)}
    lines = [f'    {node[i]}["{names[i].replace(chr(34), chr(39))}"]' for i in sorted(names)]
    lines += [f"    {node[link.parent]} -->|{link.kind}| {node[link.child]}" for link in links]
    return "## Lineage\n\n```mermaid\ngraph LR\n" + "\n".join(lines) + "\n```\n"


def report(connection: psycopg.Connection) -> str:
    """The whole report."""
    models = connection.execute(MIGRATED).fetchall()
    if not models:
        raise registry_db.Refusal(
            "no artifact has been migrated yet; run scripts/backfill.py first"
        )
    parts = [INTRODUCTION, overview(models), lineage(connection), "## Old and new\n"]
    parts += [section(connection, n, model) for n, model in enumerate(models, 1)]
    parts += [HOLDS, WAY_BACK]
    return "\n".join(parts)


def main(argv: list[str] | None) -> int:
    """Parse the arguments, write the report."""
    parser = registry_db.parser(__doc__.partition("\n")[0])
    parser.add_argument(
        "--output", type=Path, metavar="FILE.md", help="where to write it (default: in docs/)"
    )
    args = parser.parse_args(argv)
    output = args.output or OUTPUT

    with registry_db.connect(args) as connection:
        connection.row_factory = namedtuple_row
        # One snapshot for all queries.
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        with connection.transaction():
            text = report(connection)
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_text(text, encoding="utf-8")
    print(
        f"wrote {output.relative_to(Path.cwd()) if output.is_relative_to(Path.cwd()) else output}"
    )
    return registry_db.DONE


if __name__ == "__main__":
    registry_db.run(main)
