"""Cards and bills of materials: read back by the tools of the field, for every real model."""

from __future__ import annotations

import json
from collections.abc import Iterator

import jsonschema_rs
import psycopg
import pytest
import real_schemas
from conftest import ROOT, NewDatabase, run_script
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from huggingface_hub import ModelCard

MODELS = ROOT / "test/data/real_models.jsonl"
HOSTILE = [
    "---\nlicense: mit\n---\n# not a card",
    'a "quoted" \\ back: slash # comment',
    "<script>alert(1)</script><!-- -->",
    "\u202eright to left\u202c and \u200bhidden\ufeff",
    "yes",
    "1e3",
    "2026-01-01",
    "- item\n- item",
    "| cell | `code` | *bold* | [link](javascript:alert(1))",
    "{curly: [square]}",
    "&anchor *alias !!python/object:os.system",
    "\u0085\u2028\u2029\x7f\x01",
    "x" * 10_000,
    "😀 漢字 ü",
]


@pytest.fixture(scope="module")
def models(new_database: NewDatabase) -> Iterator[psycopg.Connection]:
    """A database with the real models, and one more for each hostile text."""
    with new_database() as conninfo:
        done = run_script("import_models.py", str(MODELS), "--hold-missing", "--db", conninfo)
        assert done.returncode == 0, done.stdout + done.stderr
        with psycopg.connect(conninfo, autocommit=True) as connection:
            for number, text in enumerate(HOSTILE):
                metadata = {
                    "is_external": False, "model_family": text, "framework": text,
                    "parameter_count": 1, "training_data": text, "evaluation_dataset": text,
                    "evaluation_metrics": {text[:60]: 0.5, "f1": {"value": 0.5, "ci_low": 0.4}},
                    "license": text, "tags": [text], "intended_use": text, "limitations": text,
                    "risks": text, "out_of_scope": text, "description": text, "task": text,
                    "training_config": {text: text},
                }  # fmt: skip
                connection.execute(
                    "SELECT register_model(title => %s, id => %s, metadata => %s,"
                    "                      trained_by => %s)",
                    [text, f"hostile-{number}", json.dumps(metadata), text],
                )
            yield connection


def test_hugging_face_reads_every_card(models: psycopg.Connection) -> None:
    """ModelCard parses each card, and holds what the registry holds."""
    rows = models.execute(
        "SELECT v.artifact_id, a.title, a.metadata, v.base_model_id, model_card(v.artifact_id)"
        "  FROM model_versions AS v JOIN artifacts AS a ON a.id = v.artifact_id"
    ).fetchall()
    assert len(rows) == 1_100 + len(HOSTILE)
    for artifact_id, title, metadata, base_id, text in rows:
        card = ModelCard(text)
        data = card.data.to_dict()
        assert data.get("license") == metadata.get("license"), artifact_id
        assert data.get("library_name") == metadata["framework"]
        assert data.get("base_model") == ([base_id] if base_id else None)
        assert data["model_registry"]["id"] == artifact_id
        assert data["model_registry"]["title"] == title
        assert json.loads(data["model_registry"]["metadata"]) == metadata
        numbers = sum(
            len(value) if isinstance(value, dict) and "value" not in value else 1
            for value in (metadata["evaluation_metrics"] or {}).values()
        )
        assert len(card.data.eval_results or []) == numbers, artifact_id


def test_hostile_text_stays_text(models: psycopg.Connection) -> None:
    """No text of a model makes markup: the card of each has the same outline."""
    outlines = set()
    for number in range(len(HOSTILE)):
        text = models.execute("SELECT model_card(%s)", [f"hostile-{number}"]).fetchone()[0]
        body = ModelCard(text).text
        assert not set(body) & set("\u202e\u200b\ufeff\u2028\x7f\x01")
        # Four spaces more than the list has: a block of code.
        lines = [line for line in body.splitlines() if not line.startswith(" " * 6)]
        assert not [line for line in lines if "<" in line]
        outlines.add(tuple(line for line in lines if line.startswith("## ")))
        assert not [line for line in lines if line.strip() in ("---", "- item")]
        assert sum(line.startswith("# ") for line in lines) == 1
    assert len(outlines) == 1


def test_an_auditor_sees_what_nobody_stated(models: psycopg.Connection) -> None:
    """A section that nothing is known for says so."""
    models.execute(
        "SELECT register_model(title => 'Bare', id => 'bare', metadata => metadata"
        "   - '{intended_use,limitations,risks,out_of_scope}'::text[])"
        "  FROM artifacts WHERE id = 'hostile-4'"
    )
    text = models.execute("SELECT model_card('bare')").fetchone()[0]
    models.execute("DELETE FROM artifacts WHERE id = 'bare'")
    for heading in ("Intended use", "Out of scope", "Limitations", "Risks", "Files"):
        assert f"## {heading}\n\nnot stated\n" in text


def test_every_bill_of_materials_is_valid(
    models: psycopg.Connection, new_database: NewDatabase
) -> None:
    """Under the official schema of CycloneDX 1.6: by its own library, by this engine, compiled,
    and by jsonschema-rs; every model alone, and all of them in one document."""
    (real,) = (r for r in real_schemas.load() if r.name == "cyclonedx/bom-1.6")
    boms = [
        row[0]
        for row in models.execute(
            "SELECT model_bom(artifact_id)::text FROM model_versions ORDER BY artifact_id"
        )
    ]
    boms.append(models.execute("SELECT registry_bom('{}')::text").fetchone()[0])
    assert len(json.loads(boms[-1])["components"]) == 1_100 + len(HOSTILE)

    registry = jsonschema_rs.Registry(list(real.remotes.items()))
    validator = jsonschema_rs.Draft7Validator(real.schema, registry=registry, validate_formats=True)
    strict = JsonStrictValidator(SchemaVersion.V1_6)
    for bom in boms:
        assert [e.message for e in validator.iter_errors(json.loads(bom))] == []
    # The strict validator takes a tenth of a second a model.
    some = models.execute('SELECT registry_bom(\'{"trained_by": "yes"}\')::text').fetchone()[0]
    assert len(json.loads(some)["components"]) == 1
    for bom in [*boms[:-1:50], some]:
        assert strict.validate_str(bom) is None

    with new_database() as conninfo, psycopg.connect(conninfo, autocommit=True) as connection:
        for uri, document in real.remotes.items():
            connection.execute(
                "SELECT json_schema.register_document(%s, %s)", [uri, json.dumps(document)]
            )
        connection.execute("SELECT json_schema.compile('bom', %s, true)", [json.dumps(real.schema)])
        for bom in boms:
            assert connection.execute("SELECT json_schema.check_bom(%s)", [bom]).fetchone()[0]
        connection.execute("SELECT json_schema.drop('bom')")


def test_a_bill_says_what_the_registry_knows(models: psycopg.Connection) -> None:
    """Version, references, licence, metrics, ancestors and training of one model."""
    models.execute(
        """
        SELECT register_model('{"id": "known", "title": "Known",
            "training_started_at": "2026-01-01T00:00:00Z", "trained_by": "mira",
            "metadata": {"is_external": true, "model_family": "clip", "framework": "pytorch",
                "external_source_url": "https://huggingface.co/org/known",
                "external_source_version": "abc123", "parameter_count": 5, "training_data": "D",
                "evaluation_dataset": "E", "license": "apache-2.0", "base_model_id": "hostile-13",
                "evaluation_metrics": {"f1": {"value": 0.5, "ci_low": 0.4, "ci_high": 0.6}},
                "code_repo_url": "https://git.example/known", "risks": "may be wrong",
                "code_commit_sha": "0123456789012345678901234567890123456789"}}')
        """
    )
    bom = models.execute("SELECT model_bom('known')").fetchone()[0]
    models.execute("DELETE FROM artifacts WHERE id = 'known'")
    component = bom["metadata"]["component"]
    assert component["purl"] == "pkg:huggingface/org/known@abc123"
    assert component["version"] == "abc123"
    assert component["licenses"] == [{"license": {"id": "Apache-2.0"}}]
    assert component["modelCard"]["quantitativeAnalysis"]["performanceMetrics"] == [
        {"type": "f1", "value": "0.5", "slice": "E",
         "confidenceInterval": {"lowerBound": "0.4", "upperBound": "0.6"}}
    ]  # fmt: skip
    assert component["modelCard"]["considerations"]["ethicalConsiderations"] == [
        {"name": "may be wrong"}
    ]
    assert [a["name"] for a in component["pedigree"]["ancestors"]] == [HOSTILE[13]]
    assert component["pedigree"]["commits"][0]["url"] == "https://git.example/known"
    workflow = bom["formulation"][0]["workflows"][0]
    assert workflow["timeStart"] == "2026-01-01T00:00:00.000000Z"
