#!/usr/bin/env python3
"""Check for CI that models can be reproduced: check.py [--promoted] [--rule NAME] [--repo URL=PATH]

Lists what model_gaps says each model version lacks. With --repo, each commit that versions pin in
that repository is looked up in the clone, and the file of the entrypoint in that commit. Exit code
0: nothing is missing, 1: something is, 2: wrong usage.

What an entrypoint names: a file ("train.py", "python train.py --epochs 3", "train.py:main") or a
module ("pkg.train", "pkg.train:main", "python -m pkg.train"), which may lie in any folder. That the
function is in it is not checked. Where it is neither, or an installed module, the output says
"not checked".
"""

from __future__ import annotations

import with_packages  # noqa: F401

# isort: split

import argparse
import itertools
import os
import posixpath
import re
import shlex
import subprocess
from collections import defaultdict
from typing import Any

import psycopg
import registry_db
from psycopg.rows import namedtuple_row

RULES = (
    "code_repository",
    "code_commit",
    "code_entrypoint",
    "training_parameters",
    "training_data",
    "evaluation",
    "evaluation_data",
    "source_pinned",
    "file_digests",
    "held_for_review",
)
VERSIONS = """
SELECT v.artifact_id, a.title::text AS title, v.lineage_id, v.lineage_position, v.promotion_state,
       v.code_repo_url, v.code_commit_sha, v.code_entrypoint
  FROM model_versions AS v
  JOIN ONLY artifacts AS a
    ON a.id = v.artifact_id
 WHERE v.archived_at IS NULL AND (v.promotion_state = 'promoted' OR NOT %s)
 ORDER BY v.lineage_id, v.lineage_position
"""
GAPS = "SELECT artifact_id, rule, missing FROM model_gaps WHERE rule = ANY (%s) ORDER BY rule"

INTERPRETER = re.compile(r"(.*/)?(python[\d.]*|bash|sh|Rscript|julia|node|perl|ruby)")
MODULE = re.compile(r"[^\W\d]\w*(\.[^\W\d]\w*)*")
# Options of an interpreter that stand alone: after any other one it is not known what comes.
FLAG = re.compile(r"-[uBEIOsSq]+|--vanilla|--no-save")


class NotChecked(Exception):
    """Why it cannot be told whether an entrypoint is there."""


class Clone:
    """A git clone, and the files of the commit that was asked for last."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.commit: str | None = None
        self.files: set[str] = set()
        self.submodules: set[str] = set()
        try:
            found = self.git("rev-parse", "--git-dir")
        except (FileNotFoundError, ValueError):
            raise registry_db.Refusal("--repo needs the program git") from None
        if found.returncode:
            why = found.stderr.strip().partition("\n")[0]
            raise registry_db.Refusal(f"{path} is not a git clone: {why}")

    def git(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run git, which shall ask nobody for anything."""
        environment = {k: v for k, v in os.environ.items() if not k.startswith("GIT_DIR")}
        return subprocess.run(
            ["git", "-C", self.path, *arguments],
            env=environment | {"GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="surrogateescape",
            check=False,
        )

    def has(self, commit: str) -> bool:
        """Whether the commit is there; reads its files."""
        if commit == self.commit:
            return True
        if self.git("cat-file", "-e", f"{commit}^{{commit}}").returncode:
            return False
        listed = self.git("ls-tree", "-r", "-z", "--full-tree", commit)
        if listed.returncode:
            raise registry_db.Refusal(f"{self.path}: {listed.stderr.strip()}")
        self.commit, self.files, self.submodules = commit, set(), set()
        for line in listed.stdout.split("\0")[:-1]:
            kind, _, name = line.partition("\t")
            (self.submodules if kind.startswith("160000") else self.files).add(name)
        return True

    def is_shallow(self) -> bool:
        return self.git("rev-parse", "--is-shallow-repository").stdout.strip() == "true"

    def has_entrypoint(self, entrypoint: str) -> bool:
        """Whether what the entrypoint names is in the commit; raises NotChecked."""
        name, kind = named_by(entrypoint)
        if kind != "module":
            plain = posixpath.normpath(name)
            if plain.startswith(("/", "../")):
                raise NotChecked("it lies outside the repository")
            if any(plain.startswith(f"{folder}/") for folder in self.submodules):
                raise NotChecked("it lies in a submodule")
            if self.files & {plain, posixpath.normpath(f"{plain}/__main__.py")}:
                return True
        if kind != "file" and MODULE.fullmatch(name):
            module = name.replace(".", "/")
            ends = (f"/{module}.py", f"/{module}/__init__.py", f"/{module}/__main__.py")
            if any(f"/{file}".endswith(ends) for file in self.files):
                return True
            top = module.partition("/")[0]
            if kind == "module" and not any(f"/{top}/" in f"/{file}" for file in self.files):
                raise NotChecked(f"{top} may be an installed module")
        if kind == "any" and not set(name) & set("/."):
            raise NotChecked("it may be an installed command")
        return False


def named_by(entrypoint: str) -> tuple[str, str]:
    """What an entrypoint names, and as what: "file", "module" or "any" of them."""
    try:
        words = shlex.split(entrypoint)
    except ValueError as error:
        raise NotChecked(f"it is no command line: {error}") from None
    if not words or any(re.search(r"[;&|<>`$*?\\\n]|://", word) for word in words):
        raise NotChecked("it needs a shell")
    first, *words = words
    kind = "any"
    if words and INTERPRETER.fullmatch(first):
        while words and FLAG.fullmatch(words[0]):
            words.pop(0)
        kind = "file"
        if words and words[0] == "-m":
            kind = "module"
            words.pop(0)
        if not words or words[0].startswith("-"):
            raise NotChecked("it names no file")
        first = words[0]
    elif words and not set(first) & set("/.:"):
        raise NotChecked(f'"{first}" is a command')
    name, colon, _ = first.partition(":")
    if kind == "any" and colon and "/" not in name and not name.endswith(".py"):
        kind = "module"
    return name, kind


def check_repository(
    url: str, clone: Clone, versions: list[Any], found: dict[str, list[tuple[str, str]]]
) -> list[str]:
    """Look up what the versions pin in this repository; add to found what is not there. Returns a
    line for each entrypoint that could not be checked."""
    unchecked = []
    pinned = [v for v in versions if v.code_repo_url == url and v.code_commit_sha]
    pinned.sort(key=lambda version: version.code_commit_sha)
    for commit, group in itertools.groupby(pinned, key=lambda version: version.code_commit_sha):
        if not clone.has(commit):
            missing = f"commit {commit} is not in {clone.path}"
            missing += ", which is a shallow clone" if clone.is_shallow() else ""
            for version in group:
                found[version.artifact_id].append(("commit_in_repository", missing))
            continue
        for version in group:
            if version.code_entrypoint is None:
                continue
            try:
                if not clone.has_entrypoint(version.code_entrypoint):
                    missing = f"{version.code_entrypoint} is not in commit {commit}"
                    found[version.artifact_id].append(("entrypoint_in_commit", missing))
            except NotChecked as reason:
                unchecked.append(f"{version.artifact_id}: {version.code_entrypoint}: {reason}")
    return unchecked


def repository(argument: str) -> tuple[str, str]:
    """URL=PATH; a URL may hold "=" too."""
    url, equals, path = argument.rpartition("=")
    if not (url and equals and path):
        raise argparse.ArgumentTypeError(f"{argument} is not URL=PATH")
    return url, path


def main(argv: list[str] | None) -> int:
    """Parse the arguments, list what is missing."""
    parser = registry_db.parser(__doc__ or "")
    parser.add_argument("--promoted", action="store_true", help="check promoted versions only")
    parser.add_argument(
        "--rule",
        action="append",
        choices=RULES,
        metavar="NAME",
        help=f"a rule of model_gaps; may be repeated (default: all of them: {', '.join(RULES)})",
    )
    parser.add_argument(
        "--repo",
        action="append",
        default=[],
        type=repository,
        metavar="URL=PATH",
        help="the clone of a code_repo_url, where pinned commits are looked up; may be repeated",
    )
    args = parser.parse_args(argv)
    clones = [(url, Clone(path)) for url, path in args.repo]

    with registry_db.connect(args) as connection:
        connection.row_factory = namedtuple_row
        # One snapshot for both queries.
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        with connection.transaction():
            versions = connection.execute(VERSIONS, [args.promoted]).fetchall()
            gaps = connection.execute(GAPS, [list(args.rule or RULES)]).fetchall()

    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for gap in gaps:
        found[gap.artifact_id].append((gap.rule, gap.missing))
    unchecked = []
    for url, clone in clones:
        if not any(version.code_repo_url == url for version in versions):
            print(f"no version names {url}: nothing was looked up in {clone.path}")
        unchecked += check_repository(url, clone, versions, found)

    total = models = 0
    for version in versions:
        lines = found.get(version.artifact_id, [])
        if lines:
            models, total = models + 1, total + len(lines)
            print(
                f"{version.artifact_id} ({version.title}), version {version.lineage_position} of "
                f"{version.lineage_id}, {version.promotion_state}:"
            )
            for rule, missing in lines:
                print(f"  {rule:<20} {missing}")
    for line in unchecked:
        print(f"not checked: {line}")
    print(f"{len(versions)} versions checked; {total} gaps in {models} of them")
    return registry_db.FAILED if total else registry_db.DONE


if __name__ == "__main__":
    registry_db.run(main)
