#!/usr/bin/env python3
"""Move in from MLflow: import_mlflow.py --tracking-uri URI

Reads a registry of MLflow through MLflow's own client: sqlite:///mlflow.db,
postgresql+psycopg://user@host/database, http://server:5000. Nothing is written there.

A registered model becomes a lineage, its versions become the versions of it, in their order, with
the parameters, metrics, tags, source, commit and data sets of their runs. A tag named like a field
of the metadata schema (parameter_count, model_family, ...) states that field; SELECT * FROM
metadata_fields(); lists them. A version in Production is promoted; where several are, the newest
stays promoted and the others become superseded. Archived versions are archived. Aliases stay
aliases, and the newest version in Staging gets the alias staging.

MLflow does not know everything that the schema requires: such a version is refused, and those after
it wait, unless --hold-missing holds the fields for review. A version that was imported before is
left alone, so an interrupted import is simply run again.
"""

from __future__ import annotations

import with_packages  # noqa: F401

# isort: split

import contextlib
import json
import logging
import sqlite3
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import IO, Any

import mlflow
import model_lines
import psycopg
import registry_db
from mlflow.entities import Run
from mlflow.entities.model_registry import ModelVersion, RegisteredModel
from mlflow.exceptions import MlflowException
from sqlalchemy.exc import SQLAlchemyError
from tqdm import tqdm

PAGE = 1000
# MLflow's SQL store has no infinity: it keeps the largest number instead.
LARGEST = sys.float_info.max
KNOWN = "SELECT id, metadata::jsonb->'mlflow' FROM artifacts WHERE id = ANY (%s)"
FIELDS = "SELECT name, type FROM metadata_fields()"
ALIASES = """
SELECT a.alias, a.artifact_id
  FROM model_aliases AS a
  JOIN model_versions AS v
    ON v.lineage_id = a.lineage_id
 WHERE v.artifact_id = %s
"""
SET_ALIAS = "SELECT set_model_alias(%s::text, %s::text, 'as in MLflow'::text, session_user::text)"


@dataclass(slots=True)
class Reader:
    """What is read from the store, and what is to be said about it."""

    client: mlflow.MlflowClient
    prefix: str
    fields: dict[str, str]  # of the metadata schema, with their types
    counts: Counter[str] = field(default_factory=Counter)
    said: list[str] = field(default_factory=list)

    def models(self) -> list[RegisteredModel]:
        """All registered models, by name."""
        found = pages(self.client.search_registered_models)
        return sorted(found, key=lambda model: model.name)

    def versions(self) -> dict[str, list[ModelVersion]]:
        """All versions by the name of their model, in their order."""
        found = defaultdict(list)
        for version in pages(self.client.search_model_versions):
            found[version.name].append(version)
        for versions in found.values():
            versions.sort(key=lambda version: int(version.version))
        return found

    def id(self, version: ModelVersion) -> str:
        return f"{self.prefix}{version.name}/{version.version}"

    def say(self, model: str, what: str) -> None:
        self.said.append(f"{model}: {what}")

    def ready(self, model: str, versions: list[ModelVersion]) -> list[ModelVersion]:
        """Those that MLflow finished; it is said what becomes of the stages of the others."""
        unready = [v for v in versions if v.status != "READY"]
        for version in unready:
            self.counts["left out"] += 1
            self.say(model, f"version {version.version} is {version.status}, and left out")
        found = [v for v in versions if v.status == "READY"]
        promoted = [str(v.version) for v in found if v.current_stage == "Production"]
        if len(promoted) > 1:
            self.say(
                model,
                f"{len(promoted)} versions are in Production: {promoted[-1]} is promoted, "
                f"{', '.join(promoted[:-1])} become superseded",
            )
        return found

    def line(
        self, model: RegisteredModel, version: ModelVersion, parent: ModelVersion | None
    ) -> dict[str, Any]:
        """A version as a line for import_model()."""
        run = self._run(version)
        details = {
            **identity(version),
            "source": version.source or None,
            "tags": version.tags,
            "model_tags": model.tags,
            "model_description": model.description,
        }
        metadata: dict[str, Any] = {"is_external": False}
        line = {
            "id": self.id(version),
            "title": model.name,
            "version_tag": str(version.version),
            "changelog": version.description or None,
            "origin_type": "internal",
            "origin_url": version.source or None,
            "created_by": version.user_id or None,
            "new_version_of": self.id(parent) if parent else None,
            **state(version),
        }
        metrics: dict[str, float] = {}
        if run:
            metadata |= self._facts(run)
            metrics |= run.data.metrics
            details["run_tags"] = {
                key: value
                for key, value in run.data.tags.items()
                if key != "mlflow.log-model.history"
            }
            details["run_name"] = run.info.run_name
            details["data_sets"] = data_sets(run)
            line |= {
                "trained_by": run.info.user_id or run.data.tags.get("mlflow.user") or None,
                "training_started_at": time(run.info.start_time),
                "training_completed_at": time(run.info.end_time),
            }
        if logged := self._logged_model(version):
            metrics |= {metric.key: metric.value for metric in logged.metrics or ()}
            metadata["training_config"] = metadata.get("training_config", {}) | logged.params
            details["logged_model_tags"] = logged.tags
        numbers = {key: value for key, value in metrics.items() if abs(value) < LARGEST}
        if numbers:
            metadata["evaluation_metrics"] = numbers
        if metrics.keys() - numbers.keys():
            # JSON has no word for these.
            details["metrics_without_number"] = {
                key: json.dumps(value * 2)  # Infinity, too, where the store kept the largest number
                for key, value in metrics.items()
                if key not in numbers
            }
            self.counts["metrics that are no number"] += len(metrics) - len(numbers)
        for tags in (run.data.tags if run else {}, model.tags, version.tags):
            metadata |= {
                key: self._value(key, text) for key, text in tags.items() if key in self.fields
            }
        if metadata["is_external"]:
            line["origin_type"] = "external"
        line["metadata"] = {
            key: value for key, value in metadata.items() if value not in ({}, None)
        }
        line["metadata"]["mlflow"] = {key: value for key, value in details.items() if value}
        return {key: value for key, value in line.items() if value is not None}

    def _run(self, version: ModelVersion) -> Run | None:
        """The run of a version. A version may have none, or one that is deleted for good."""
        if not version.run_id:
            return None
        run = read_run(self.client, version.run_id)
        if run is None:
            self.counts["runs that are gone"] += 1
            self.say(version.name, f"the run of version {version.version} is gone")
        return run

    def _logged_model(self, version: ModelVersion) -> Any:
        if not getattr(version, "model_id", None):
            return None
        try:
            return self.client.get_logged_model(version.model_id)
        except MlflowException:
            self.say(version.name, f"the logged model of version {version.version} is gone")
            return None

    def _facts(self, run: Run) -> dict[str, Any]:
        """What a run says in MLflow's own words, as fields of the schema."""
        tags = run.data.tags
        repository, commit = (
            tags.get(f"mlflow.source.git.{key}", "") for key in ("repoURL", "commit")
        )
        training, evaluation = (
            "; ".join(dict.fromkeys(d["name"] for d in data_sets(run) if d.get("context") in words))
            for words in (("train", "training"), ("eval", "evaluation", "validation", "test"))
        )
        return {
            "training_config": run.data.params,
            "framework": framework(tags.get("mlflow.log-model.history", "")),
            "training_data": training or None,
            "evaluation_dataset": evaluation or None,
            # ssh's own form of an address is no URI, and a short hash pins nothing.
            "code_repo_url": repository if "://" in repository else None,
            "code_commit_sha": commit if len(commit) in (40, 64) else None,
            "code_entrypoint": tags.get("mlflow.source.name") or None,
        }

    def _value(self, key: str, text: str) -> Any:
        """The value that a tag states: as it is for a text, else as JSON where it is that."""
        if "string" in (self.fields[key] or ""):
            return text
        with contextlib.suppress(ValueError):
            return json.loads(text, parse_constant=str)
        return text


def pages(search: Any) -> Iterator[Any]:
    """Everything that a paged search of the client finds."""
    token = None
    while True:
        page = search(max_results=PAGE, page_token=token)
        yield from page
        token = page.token
        if not token:
            return


@lru_cache(maxsize=64)
def read_run(client: mlflow.MlflowClient, run_id: str) -> Run | None:
    """A run, deleted ones among them; None where the store does not have it any more."""
    try:
        return client.get_run(run_id)
    except MlflowException as error:
        if error.error_code == "RESOURCE_DOES_NOT_EXIST":
            return None
        raise


def identity(version: ModelVersion) -> dict[str, Any]:
    """What never changes of a version: by this it is known again."""
    return {
        "name": version.name,
        "version": int(version.version),
        "created_at": time(version.creation_timestamp),
        "run_id": version.run_id or None,
    }


def state(version: ModelVersion) -> dict[str, Any]:
    """What the stage of a version says."""
    if version.current_stage == "Production":
        return {"promotion_state": "promoted", "promotion_notes": "in Production in MLflow"}
    if version.current_stage == "Archived":
        return {"archived": True, "promotion_notes": "archived in MLflow"}
    return {}


def framework(history: str) -> str | None:
    """The one flavor beside python_function that the model of a run was logged with."""
    with contextlib.suppress(ValueError, TypeError, AttributeError):
        flavors = {flavor for model in json.loads(history) for flavor in model["flavors"]}
        (only,) = flavors - {"python_function"} or flavors
        return only
    return None


def data_sets(run: Run) -> list[dict[str, Any]]:
    """The data sets that a run names."""
    found = []
    for given in run.inputs.dataset_inputs if run.inputs else ():
        contexts = [tag.value for tag in given.tags if tag.key == "mlflow.data.context"]
        about = {
            "name": given.dataset.name,
            "digest": given.dataset.digest,
            "source_type": given.dataset.source_type,
            "source": given.dataset.source,
            "context": contexts[0] if contexts else None,
        }
        found.append({key: value for key, value in about.items() if value})
    return found


def time(milliseconds: int | None) -> str | None:
    if milliseconds is None:
        return None
    return datetime.fromtimestamp(milliseconds / 1000, UTC).isoformat()


def open_store(tracking_uri: str, registry_uri: str) -> mlflow.MlflowClient:
    """The client. MLflow would turn a file that is not there, or an empty one, into a new store."""
    for uri in {tracking_uri, registry_uri}:
        if not uri.startswith("sqlite:///"):
            continue
        path = Path(uri.removeprefix("sqlite:///"))
        try:
            connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
            with contextlib.closing(connection):
                connection.execute("SELECT 1 FROM experiments")
        except sqlite3.Error as error:
            raise registry_db.Refusal(f"{path} is no store of MLflow: {error}") from None
    return mlflow.MlflowClient(tracking_uri=tracking_uri, registry_uri=registry_uri)


def set_aliases(
    connection: psycopg.Connection, reader: Reader, wanted: list[tuple[str, str, str]]
) -> None:
    """Set the aliases, (model, alias, artifact id). What a registry has already stays."""
    present = {
        id: dict(connection.execute(ALIASES, [id]).fetchall())
        for (id,) in connection.execute(
            "SELECT artifact_id FROM model_versions WHERE artifact_id = ANY (%s)",
            [[id for _, _, id in wanted]],
        ).fetchall()
    }
    for model, alias, id in wanted:
        named = present.get(id, {}).get(alias)
        if named == id:
            reader.counts["aliases there already"] += 1
            continue
        reason = ""
        if id not in present:
            reason = f'names "{id}", which is not in the registry'
        elif named:
            reason = f'names "{id}", in the registry "{named}", which stays'
        else:
            try:
                with connection.transaction():
                    connection.execute(SET_ALIAS, [id, alias])
            except psycopg.Error as error:
                if not (error.sqlstate or "").startswith(model_lines.ROW_ERRORS):
                    raise
                reason = registry_db.one_line(error)
        if reason:
            reader.counts["aliases left out"] += 1
            reader.say(model, f'alias "{alias}" is left out: {reason}')
        else:
            reader.counts["aliases set"] += 1


def read(
    reader: Reader, connection: psycopg.Connection, file: IO[bytes], places: list[str]
) -> tuple[int, list[tuple[str, str, str]]]:
    """Write a line for each version that is not in the registry, and its place. Return how many
    are, and the aliases."""
    found = reader.versions()
    ids = [reader.id(version) for versions in found.values() for version in versions]
    present = dict(connection.execute(KNOWN, [ids]).fetchall())
    known = 0
    aliases = []
    with tqdm(total=len(ids), unit=" versions", disable=not sys.stderr.isatty()) as bar:
        for model in reader.models():
            reader.counts["registered models"] += 1
            versions = reader.ready(model.name, found[model.name])
            for parent, version in zip([None, *versions], versions, strict=False):
                bar.update()
                mine = identity(version)
                if (
                    mine.items()
                    <= ({"run_id": None} | (present.get(reader.id(version)) or {})).items()
                ):
                    known += 1
                    continue
                line = reader.line(model, version, parent)
                file.write(json.dumps(line).encode() + b"\n")
                places.append(f"{model.name}, version {version.version}")
            named = {alias: int(number) for alias, number in model.aliases.items()}
            staging = [int(v.version) for v in versions if v.current_stage == "Staging"]
            if staging:
                named.setdefault("staging", staging[-1])
                if staging[:-1]:
                    older = ", ".join(map(str, staging[:-1]))
                    reader.say(model.name, f"in Staging too, without the alias: version {older}")
            aliases += [
                (model.name, alias, f"{reader.prefix}{model.name}/{number}")
                for alias, number in sorted(named.items())
            ]
    return known, aliases


def main(argv: list[str] | None) -> int:
    """Parse the arguments, read MLflow, import what it holds."""
    parser = registry_db.parser(__doc__)
    parser.add_argument(
        "--tracking-uri", metavar="URI", required=True, help="the store or the server of MLflow"
    )
    parser.add_argument("--registry-uri", metavar="URI", help="where the models are, if elsewhere")
    parser.add_argument(
        "--prefix",
        default="mlflow:",
        help="what ids begin with, before NAME/VERSION; each MLflow needs its own "
        "(default: %(default)s)",
    )
    model_lines.add_options(parser)
    args = parser.parse_args(argv)

    logging.disable(logging.WARNING)  # MLflow's advice is not about this
    client = open_store(args.tracking_uri, args.registry_uri or args.tracking_uri)
    places: list[str] = []
    with tempfile.TemporaryFile() as file:
        with contextlib.closing(registry_db.connect(args)) as connection:
            fields = dict(connection.execute(FIELDS).fetchall())
            reader = Reader(client, args.prefix, fields)
            try:
                known, aliases = read(reader, connection, file, places)
            except (MlflowException, SQLAlchemyError) as error:
                raise registry_db.Refusal(f"MLflow says: {registry_db.one_line(error)}") from None
        for said in reader.said:
            print(said)
        reader.said.clear()

        def finish(connection: psycopg.Connection) -> None:
            set_aliases(connection, reader, aliases)
            for said in reader.said:
                print(said)
            counts = (f"{number} {what}" for what, number in reader.counts.items())
            print(", ".join(counts))

        return model_lines.import_lines(
            args, file, lambda number: places[number - 1], "versions", known=known, finish=finish
        )


if __name__ == "__main__":
    registry_db.run(main)
