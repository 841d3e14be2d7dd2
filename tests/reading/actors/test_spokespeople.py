"""Whose spokesman is meant."""

from collections.abc import Callable

import pytest

from onrecord.reading.actors import Cast
from onrecord.records import Statement, Unresolved

CastOf = Callable[..., tuple[Cast, list[Statement]]]

NAMED = " “It is late,” the Kremlin spokesman, Ilja Born, said."
TOLD = [
    ("Russian President Oto Wen left. Wen’s spokesman said the port was shut." + NAMED, "Wen’s spokesman"),
    ("Russian President Oto Wen left. His spokesman said the port was shut." + NAMED, "His spokesman"),
    ("Oto Wen, the president of Russia, left. Wen’s spox said the port was shut." + NAMED, "Wen’s spox"),
    (
        "President Oto Wen left. He met the Russian president’s men; the Russian president slept. "
        "Wen’s spokesman said the port was shut." + NAMED,
        "Wen’s spokesman",
    ),
    ("Ana Kestrel’s spokesman, Ilja Born, left. Kestrel’s spokesman said the port was shut.", "Kestrel’s spokesman"),
]


@pytest.mark.parametrize(("text", "source"), TOLD)
def test_the_one_spokesperson_of_the_same_principal_is_meant(cast_of: CastOf, text: str, source: str) -> None:
    cast, (statement,) = cast_of(text, (source, "said", "the port was shut"))

    assert cast.resolve(statement.source).actor == "ilja-born"


LEFT = [
    ("Oto Wen left. Wen’s spokesman said the port was shut." + NAMED, Unresolved.NO_CANDIDATE),
    ("Chilean President Oto Wen left. Wen’s spokesman said the port was shut." + NAMED, Unresolved.NO_CANDIDATE),
    (
        "Russian President Oto Wen left. Wen’s spokesman said the port was shut."
        + NAMED
        + " Kremlin spokesman Tomas Rudd slept.",
        Unresolved.AMBIGUOUS,
    ),
    (
        "Russian President Oto Wen left. Wen’s spokesman said the port was shut. " + "It rained. " * 20 + NAMED,
        Unresolved.NO_CANDIDATE,
    ),
    (
        "Russian President Oto Wen left. Wen’s spokesman said the port was shut. Navy spokesman Ilja Born slept.",
        Unresolved.NO_CANDIDATE,
    ),
]


@pytest.mark.parametrize(("text", "reason"), LEFT)
def test_a_spokesperson_of_somebody_else_is_not(cast_of: CastOf, text: str, reason: Unresolved) -> None:
    cast, (statement,) = cast_of(text, ("Wen’s spokesman", "said", "the port was shut"))

    assert cast.resolve(statement.source).actor is None
    assert cast.resolve(statement.source).unresolved is reason


def test_a_spokesman_without_an_article_to_point_back_stays_unnamed(cast_of: CastOf) -> None:
    text = "Russian President Oto Wen left. A spokesman for Wen said the port was shut." + NAMED
    cast, (statement,) = cast_of(text, ("A spokesman for Wen", "said", "the port was shut"))

    assert cast.resolve(statement.source).actor is None
