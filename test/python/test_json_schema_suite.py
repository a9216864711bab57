"""Both halves of the engine against the official JSON Schema test suite."""

from __future__ import annotations

from collections import Counter

import psycopg
import pytest
import suite

HALVES: dict[str, suite.Half] = {
    "errors()": suite.interpreted,
    "is_valid()": suite.fail_fast,
    "in batch": suite.in_batch,
    "compiled": suite.compiled,
}


@pytest.fixture(scope="module")
def answers(database_url: str) -> dict[str, dict[suite.Case, suite.Answer]]:
    """What each half says to each test. The remotes are registered in a transaction that is
    rolled back."""
    found: dict[str, dict[suite.Case, suite.Answer]] = {name: {} for name in HALVES}
    with psycopg.connect(database_url) as connection:
        suite.register_remotes(connection)
        for group in suite.groups():
            for name, half in HALVES.items():
                found[name] |= zip(group.cases, half(connection, group), strict=True)
        connection.rollback()
    return found


@pytest.mark.parametrize("half", HALVES)
def test_suite(
    half: str,
    answers: dict[str, dict[suite.Case, suite.Answer]],
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Every test passes but the exceptions, and no exception passes."""
    passed, total = Counter(), Counter()
    wrong, mended = [], []
    for case, answer in answers[half].items():
        total[case.section] += 1
        if answer == case.valid:
            passed[case.section] += 1
            if case.key in suite.EXCEPTIONS:
                mended.append(case.key)
        elif case.key not in suite.EXCEPTIONS:
            wrong.append(f"{case.key}: {answer}, expected {case.valid}")
    with capsys.disabled():
        print(f"\n{half:12}", end="")
        for section in suite.SECTIONS:
            print(f"  {section} {passed[section]}/{total[section]}", end="")
    assert not wrong, "\n".join(["failing:", *wrong])
    assert not mended, f"listed as exceptions, but passing: {mended}"


def test_exceptions_are_in_the_suite(
    answers: dict[str, dict[suite.Case, suite.Answer]],
) -> None:
    """An exception that names no test of the suite explains nothing."""
    known = {case.key for case in answers["errors()"]}
    assert set(suite.EXCEPTIONS) <= known


def test_halves_agree(answers: dict[str, dict[suite.Case, suite.Answer]]) -> None:
    """Where the halves answer differently, one of them is wrong."""
    reference, *others = HALVES
    apart = [
        f"{case.key}: {reference} {answer}, {other} {answers[other][case]}"
        for other in others
        for case, answer in answers[reference].items()
        if answers[other][case] != answer
    ]
    assert not apart, "\n".join(["differing:", *apart])
