"""Published schemas with their own documents, and with what may go wrong in these: errors(),
is_valid() and the compiled check say what jsonschema-rs says."""

from __future__ import annotations

import json
from random import Random

import psycopg
import pytest
import real_schemas

# So many documents of a schema, and so many mutants of them; make fuzz takes all, without end.
DOCUMENTS = 8
MUTANTS = 16
LARGE = 500_000  # characters; what takes long to compile is left to make fuzz


def test_published_schemas(database_url: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The same answer from all, to every document and mutant."""
    reals = real_schemas.load()
    assert len(reals) >= 40
    assert sum(len(real.documents) for real in reals) >= 300
    random = Random(7)
    answers, apart = [], []
    with psycopg.connect(database_url, autocommit=True) as connection:
        for real in reals:
            if len(json.dumps(real.schema)) > LARGE:
                continue
            documents = random.sample(real.documents, min(DOCUMENTS, len(real.documents)))
            spoilt = real_schemas.mutants(real.documents, random)
            documents += [next(spoilt) for _ in range(MUTANTS)]
            found = real_schemas.compare(connection, real, documents)
            answers += found
            apart += [(real.name, answer) for answer in found if not answer.agree]
    valid = sum(answer.expected for answer in answers)
    assert apart == []
    assert 0.2 < valid / len(answers) < 0.8, "documents of one kind prove little"
    with capsys.disabled():
        print(
            f"\n{len(reals)} published schemas, {sum(len(r.documents) for r in reals)} documents;"
            f" {len(answers)} documents and mutants, {valid} valid: five answers, all the same",
            end="",
        )
