"""Scoring by quotation kind: partners are one to one, and a relation counts under the kind of its own content."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from benchmarks.polnear import Predictions, Relation, TokenSets, part_of
from benchmarks.quotation_kinds import Tally, by_kind, kinds_of, pairs
from onrecord.records import StatementKind

TEXT = "“The dam holds,” Ilva Dorn said. The mayor said it “may” not."


def relation(source: str, cue: str, content: str, text: str = TEXT) -> Relation:
    """A relation by its words; the last place where they stand counts for source and cue."""
    spans = {"source": text.rindex(source), "cue": text.rindex(cue), "content": text.index(content)}
    words = {"source": source, "cue": cue, "content": content}
    return {role: [(start, start + len(words[role]))] for role, start in spans.items()}


DIRECT = relation("Ilva Dorn", "Dorn said", "“The dam holds,”")
MIXED = relation("The mayor", "mayor said", "it “may” not")
INDIRECT = relation("The mayor", "mayor said", "not")


class FakeScorer:
    """The metric's primitives over one annotated text, which two people annotated."""

    TOKEN = re.compile(r"\w+|[^\w\s]")

    def __init__(self, annotations: list[list[Relation]]) -> None:
        self.annotations = annotations

    def read_gold(self, folder: Path) -> Iterator[tuple[str, str, list[Relation]]]:
        return ((folder.name, TEXT, relations) for relations in self.annotations)

    def score(self, folder: Path, predictions: Predictions) -> dict[str, Any]:
        raise NotImplementedError

    def fragments(self, text: str, spans: list[tuple[int, int]]) -> set[tuple[int, int]]:
        raise NotImplementedError

    def token_ids(
        self, tokens: list[tuple[int, int]], starts: list[int], spans: list[tuple[int, int]]
    ) -> frozenset[int]:
        assert len(tokens) == len(starts)
        return frozenset(n for n, (a, b) in enumerate(tokens) if any(a < end and start < b for start, end in spans))

    def exact(self, gold: TokenSets, predicted: TokenSets) -> bool:
        return gold == predicted

    def overlap(self, gold: TokenSets, predicted: TokenSets) -> bool:
        return bool(gold["content"] & predicted["content"])


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ("“The dam holds,”", StatementKind.DIRECT),
        ("The dam holds", StatementKind.DIRECT),
        ("it “may” not", StatementKind.MIXED),
        ("not", StatementKind.INDIRECT),
    ],
)
def test_a_kind_is_told_by_the_marks_in_the_text(content: str, kind: StatementKind) -> None:
    assert kinds_of(TEXT, [relation("Ilva Dorn", "Dorn said", content)]) == [kind]


def test_a_relation_counts_under_its_own_kind_once_for_each_annotator() -> None:
    scorer = FakeScorer([[DIRECT, MIXED], [DIRECT]])
    found = by_kind(Path("weir"), {"weir": [DIRECT, INDIRECT]}, scorer, scorer.overlap)
    assert found == {
        StatementKind.DIRECT: Tally(gold=2, found=2, predicted=2, right=2),
        StatementKind.INDIRECT: Tally(gold=0, found=0, predicted=2, right=1),
        StatementKind.MIXED: Tally(gold=1, found=1, predicted=0, right=0),
    }


def test_the_rule_that_is_given_decides() -> None:
    scorer = FakeScorer([[DIRECT, MIXED]])
    found = by_kind(Path("weir"), {"weir": [DIRECT, INDIRECT]}, scorer, scorer.exact)
    assert [found[kind].right for kind in StatementKind] == [1, 0, 0]


def test_an_article_without_predictions_counts_against_recall() -> None:
    scorer = FakeScorer([[DIRECT]])
    tally = by_kind(Path("weir"), {}, scorer, scorer.overlap)[StatementKind.DIRECT]
    assert (tally.recall, tally.precision, tally.gold) == (0.0, 0.0, 1)


def test_partners_are_one_to_one_and_first_come() -> None:
    sets: list[TokenSets] = [{"content": frozenset(content)} for content in ({1}, {1, 2}, {1, 2})]
    scorer = FakeScorer([])
    assert pairs(sets, sets[:2], scorer.overlap) == [(0, 0), (1, 1)]
    assert pairs(sets[:1], sets, scorer.exact) == [(0, 0)]


def test_a_part_of_a_split_holds_one_publisher_only(tmp_path: Path) -> None:
    for kind, ending in (("text", ".txt"), ("attributions", "_0a.ann")):
        (tmp_path / kind).mkdir()
        for stem in ("lamp_2026-03-10_drown", "courier_2026-03-09_call"):
            (tmp_path / kind / f"{stem}{ending}").write_text(stem, encoding="utf-8")
    publisher_of = {"lamp_2026-03-10_drown": "lamp", "courier_2026-03-09_call": "courier"}
    with part_of(tmp_path, publisher_of, "lamp") as part:
        assert [path.name for path in sorted(part.rglob("*.*"))] == [
            "lamp_2026-03-10_drown_0a.ann",
            "lamp_2026-03-10_drown.txt",
        ]
        assert (part / "text" / "lamp_2026-03-10_drown.txt").read_text(encoding="utf-8") == "lamp_2026-03-10_drown"
