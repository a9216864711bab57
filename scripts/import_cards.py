#!/usr/bin/env python3
"""Register the models that cards of Hugging Face describe: import_cards.py README.md...

Cards are read by huggingface_hub's parser. model-index becomes evaluations, base_model links,
library_name the framework; docs/handing_over.md has the table. A card that model_card() wrote comes
back as the model that it was.

The id of a model is that of its card (model_registry: id), or else its place: ORG/NAME in the cache
of huggingface_hub, the path from --root, or the name of the directory. A card does not say whether
the model was made here: the cache does (it was not, and the revision is known), --revision does for
others from elsewhere, and --internal for those made here.

Cards come in any order. A base model that is neither in the registry nor among the cards is named
and kept in metadata. A card that was imported before changes nothing.
"""

from __future__ import annotations

import with_packages  # noqa: F401

# isort: split

import argparse
import contextlib
import json
import logging
import math
import re
import sys
import tempfile
from pathlib import Path
from typing import Any

import model_lines
import registry_db
import yaml
from huggingface_hub import EvalResult, ModelCard
from tqdm import tqdm

CACHE = re.compile(r"/models--([^/]+?)--([^/]+)/snapshots/([0-9a-f]{40})/")
NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?")
RELATIONS = {
    "finetune": "fine_tuned_from",
    "adapter": "adapter_of",
    "quantized": "quantized_from",
    "merge": "merged_from",
}
# Keys of a card that have a place of their own; the others are kept in metadata.card.
PLACED = {"model-index", "model_name", "base_model", "base_model_relation", "metrics"}
FIELDS = {"license": "license", "library_name": "framework", "tags": "tags", "datasets": "datasets"}


class BadCard(Exception):
    """Why a card cannot be a model."""


class Card:
    """A card, and the line for import_model() that it makes."""

    def __init__(self, path: Path, args: argparse.Namespace) -> None:
        self.path = path
        self.said: list[str] = []
        try:
            card = ModelCard(path.read_text(encoding="utf-8-sig"))
        except UnicodeDecodeError as error:
            raise BadCard(f"not UTF-8: byte {error.start + 1}; save it as UTF-8") from None
        except yaml.MarkedYAMLError as error:
            # The mark counts from the line after the first "---".
            line = (error.problem_mark.line if error.problem_mark else 0) + 2
            raise BadCard(f"line {line}: {error.problem}; correct the YAML there") from None
        except (ValueError, TypeError, KeyError) as error:
            what = " ".join(str(error).split(" Pass `ignore")[0].split()).rstrip(".")
            raise BadCard(f"{what}; correct that key of the front matter") from None
        self.data: dict[str, Any] = plain(card.data.to_dict())
        self.results = card.data.eval_results or []
        self.own = self.data.pop("model_registry", None)
        if self.own is not None and not isinstance(self.own, dict):
            raise BadCard("model_registry: an object is expected; correct it or take it out")
        self.line = dict(self.own or {})
        if not self.line.get("id"):
            self.line["id"] = place(path, args.root)
        heading = re.search(r"^# +(.+?)[ #]*$", card.text, re.MULTILINE)
        if not self.line.get("title"):
            self.line["title"] = (
                heading[1] if heading else self.data.get("model_name") or self.line["id"]
            )
        # model_card() writes metadata as the text of its JSON, which stays exact.
        self.exact = self.line.pop("metadata", {})
        metadata = self.exact
        if isinstance(metadata, str):
            try:
                metadata = json.loads(metadata)
            except ValueError as error:
                raise BadCard(f"model_registry: metadata: not JSON: {error}") from None
        if not isinstance(metadata, dict):
            raise BadCard("model_registry: metadata: an object is expected; correct it")
        self.metadata: dict[str, Any] = dict(metadata)
        if self.own is None:
            self._say_where_from(args)
        for key, field in FIELDS.items():
            if self.own is None or key != "datasets":
                self._state(key, field)
        if self.own is None and listed(self.data.get("datasets")):
            self.metadata["training_data"] = "; ".join(map(str, listed(self.data["datasets"])))
        self._evaluate()
        kept = {k: v for k, v in self.data.items() if k not in PLACED and k not in FIELDS}
        names = listed(self.data.get("metrics"))
        if names and set(names) != {result.metric_type for result in self.results}:
            kept["metrics"] = names
        self.kept = kept

    def _state(self, key: str, field: str) -> None:
        """A key of the card is a field of metadata; a card of ours states it twice."""
        value = self.data.get(key)
        if value is None:
            return
        if self.metadata.setdefault(field, value) != value:
            raise BadCard(
                f"{key}: {value!r} here, {self.metadata[field]!r} in model_registry: metadata: "
                f"{field}; make them one"
            )

    def _say_where_from(self, args: argparse.Namespace) -> None:
        found = CACHE.search(str(self.path.absolute()))
        revision = found[3] if found else args.revision
        if args.internal:
            self.metadata["is_external"] = False
        elif revision:
            self.metadata |= {
                "is_external": True,
                "external_source_url": f"{args.url.rstrip('/')}/{self.line['id']}",
                "external_source_version": revision,
            }
        else:
            raise BadCard(
                "it does not say where the model was made; say --internal, or --revision with the "
                "revision that was taken over"
            )

    def _evaluate(self) -> None:
        """The entries of model-index: one of them is what metadata shows, the others are stated
        beside it."""
        entries: dict[str, list[EvalResult]] = {}
        for result in self.results:
            about = [result.task_type, result.dataset_type, result.dataset_name]
            about += [result.dataset_config, result.dataset_split, result.dataset_revision]
            about += [result.dataset_args, result.source_url]
            entries.setdefault(json.dumps(about, default=str), []).append(result)
        evaluations = []
        shown = None  # the entry that metadata shows
        for results in entries.values():
            first, metrics = results[0], self._metrics(results)
            if not metrics:
                continue
            args = first.dataset_args or {}
            taken = {evaluation["benchmark_id"] for evaluation in evaluations}
            evaluation = {
                "metrics": metrics,
                "dataset": self._data_set(first),
                "split": first.dataset_split,
                "benchmark_id": self._benchmark(first, taken),
                "evaluated_at": args.get("evaluated_at"),
                "evaluator": args.get("evaluator") or first.source_name,
            }
            evaluations.append(evaluation)
            if self.own is None:
                shown = shown or evaluation
            elif evaluation["benchmark_id"] == self.metadata.get("benchmark_id"):
                shown = evaluation  # the newest of its benchmark, which comes last
        if shown:
            if self.own is None:
                self.metadata |= {
                    "evaluation_metrics": shown["metrics"],
                    "evaluation_dataset": shown["dataset"],
                    "benchmark_id": shown["benchmark_id"],
                }
            if self.metadata.get("evaluation_metrics"):
                evaluations.remove(shown)
        if evaluations:
            self.line["evaluations"] = [
                {key: value for key, value in evaluation.items() if value is not None}
                for evaluation in evaluations
            ]

    def _benchmark(self, result: EvalResult, taken: set[str | None]) -> str | None:
        if self.own is not None:
            return (result.dataset_args or {}).get("benchmark_id")
        parts = [result.dataset_type, result.dataset_config, result.dataset_split]
        name = "/".join(part for part in parts if part)
        if name in taken:
            parts = [name, result.task_type, result.dataset_revision]
            name = "/".join(part for part in parts if part)
        return name

    def _data_set(self, result: EvalResult) -> str | None:
        if self.own is None:
            return result.dataset_name
        # The id of an artifact, else a name; Hugging Face requires one.
        return None if result.dataset_type == "unknown" else result.dataset_type

    def _metrics(self, results: list[EvalResult]) -> dict[str, Any]:
        """The metrics of an entry; what is no number is named, and kept with the card."""
        metrics: dict[str, Any] = {}
        types = [result.metric_type for result in results]
        for result in results:
            args = result.metric_args or {}
            name = result.metric_type
            if types.count(name) > 1:
                name = result.metric_name or f"{name} {result.metric_config}"
            value: Any = number(result.metric_value)
            if value is None or name in metrics:
                why = "stands twice" if value is not None else f"is {result.metric_value!r}"
                self.said.append(f'model-index: metric "{name}" {why}, and stays in metadata.card')
                self.data.setdefault("left_out", []).append(
                    {"metric": name, "value": result.metric_value, "dataset": result.dataset_name}
                )
                continue
            bounds = {key: args[key] for key in ("ci_low", "ci_high") if key in args}
            metrics[name] = {"value": value} | bounds if bounds and self.own else value
        return metrics

    def finish(self, known: set[str]) -> str:
        """The line, once it is known which artifacts there are."""
        links = [link for link in listed(self.line.get("links")) if isinstance(link, dict)]
        relation = RELATIONS.get(str(self.data.get("base_model_relation")), "derived_from")
        stated = [("base_model", relation, id) for id in listed(self.data.get("base_model"))]
        if self.own is not None:
            stated += [("datasets", "trained_on", id) for id in listed(self.data.get("datasets"))]
        for key, kind, target in dict.fromkeys((key, kind, str(id)) for key, kind, id in stated):
            if any((link.get("relation"), link.get("target")) == (kind, target) for link in links):
                continue
            if target in known:
                links.append({"relation": kind, "target": target})
                continue
            self.kept.setdefault(key, []).append(target)
            self.said.append(
                f'{key}: "{target}" is not in the registry; it stays in metadata.card, and '
                f"SELECT link_model('{self.line['id']}', '{kind}', '{target}') links it later"
            )
            if self.metadata.get("base_model_id") == target:
                del self.metadata["base_model_id"]
        if relation == "derived_from" and self.data.get("base_model_relation"):
            self.kept["base_model_relation"] = self.data["base_model_relation"]
        if "left_out" in self.data:
            self.kept["left_out"] = self.data["left_out"]
        if self.kept:
            self.metadata["card"] = self.metadata.get("card", {}) | self.kept
        if links:
            self.line["links"] = links
        metadata = json.dumps(self.metadata)
        if isinstance(self.exact, str) and json.loads(self.exact) == self.metadata:
            metadata = self.exact
        return f'{json.dumps(self.line)[:-1]}, "metadata": {" ".join(metadata.splitlines())}}}'


def number(value: Any) -> int | float | None:
    """A metric that is a number, also one that YAML takes for a text, such as 1e-3."""
    if isinstance(value, str) and NUMBER.fullmatch(value):
        value = json.loads(value.removeprefix("+"))
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return None
    return value


def listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def plain(value: Any) -> Any:
    """YAML's values as JSON's: a date becomes a text, and so does what is no number."""
    if isinstance(value, dict):
        return {str(key): plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple | set):
        return [plain(inner) for inner in value]
    if value is None or isinstance(value, str | bool | int):
        return value
    return value if isinstance(value, float) and math.isfinite(value) else str(value)


def place(path: Path, root: Path | None) -> str:
    """The id of a card that states none."""
    path = path.absolute()
    if found := CACHE.search(str(path)):
        return f"{found[1]}/{found[2]}"
    named = path.parent if path.stem.lower() == "readme" else path.with_suffix("")
    if root is None:
        return named.name
    try:
        return named.relative_to(root.absolute()).as_posix()
    except ValueError:
        raise BadCard(f"it does not lie under --root {root}") from None


def main(argv: list[str] | None) -> int:
    """Parse the arguments, read the cards, import them."""
    parser = registry_db.parser(__doc__)
    parser.add_argument("files", metavar="README.md", nargs="+", type=Path, help="the cards")
    parser.add_argument("--root", type=Path, metavar="DIR", help="ids are the paths from here")
    parser.add_argument("--internal", action="store_true", help="the models were made here")
    parser.add_argument("--revision", help="the revision that was taken over from elsewhere")
    parser.add_argument(
        "--url",
        default="https://huggingface.co",
        help="where models from elsewhere are published, before /ID (default: %(default)s)",
    )
    model_lines.add_options(parser)
    args = parser.parse_args(argv)
    if args.internal and args.revision:
        parser.error("--internal and --revision exclude each other")

    logging.disable(logging.WARNING)  # what the parser would say of cards without front matter
    cards: list[Card] = []
    refused = 0
    for path in tqdm(args.files, unit=" cards", disable=not sys.stderr.isatty()):
        try:
            cards.append(Card(path, args))
        except BadCard as reason:
            refused += 1
            tqdm.write(f"{path}: {reason}", file=sys.stderr)
    with contextlib.closing(registry_db.connect(args)) as connection:
        named = [
            str(id)
            for card in cards
            for key in ("base_model", "datasets")
            for id in listed(card.data.get(key))
        ]
        query = "SELECT id FROM artifacts WHERE id = ANY (%s)"
        known = {id for (id,) in connection.execute(query, [named])}
    known |= {str(card.line["id"]) for card in cards}
    with tempfile.TemporaryFile() as file:
        for card in cards:
            file.write(card.finish(known).encode() + b"\n")
            for said in card.said:
                print(f"{card.path}: {said}")
        return model_lines.import_lines(
            args, file, lambda number: str(cards[number - 1].path), "cards", refused=refused
        )


if __name__ == "__main__":
    registry_db.run(main)
