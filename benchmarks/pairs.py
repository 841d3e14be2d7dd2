"""How well the pair model tells how two propositions stand to each other: held-out corpora, invented pairs, headlines.

    python benchmarks/pairs.py [--corpora FOLDER] [--plain MODEL-FOLDER] [--show 20]

FOLDER holds the corpora that `training/README.md` names; without it only the invented pairs (`pairs/cases.json`) are
judged. --plain is a model that was trained on the corpora alone, without features and made pairs, for comparison.
--show prints wrong answers on invented pairs.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.markdown import Cell, table
from onrecord.linking.pairing import combined, decide, features
from onrecord.models import PairModel
from onrecord.records import Proposition, Relation
from training.pairs import CONTRADICTS, ENTAILS, NOT_ENTAILS, proposition, read_pairs
from training.pairs_stances import STANCES, UNRELATED, Bodies, macro, rarity, read_stances

CASES = Path(__file__).parent / "pairs" / "cases.json"
MAJORITY, PLAIN, WHOLE = "majority", "plain NLI", "pair model"

FloatArray = npt.NDArray[np.float32]
Judge = Callable[[Sequence[tuple[Proposition, Proposition]]], FloatArray]


@dataclass(frozen=True, slots=True)
class Case:
    """Two propositions, how they stand to each other, and of which kind the pair is."""

    one: Proposition
    other: Proposition
    gold: str
    kind: str


def cases() -> list[Case]:
    """The invented pairs."""
    held: list[dict[str, Any]] = json.loads(CASES.read_text(encoding="utf-8"))
    found = []
    for case in held:
        here, there = case.get("denied", (False, False))
        one, other = (proposition(case[name]) for name in ("one", "other"))
        found.append(Case(replace(one, denied=here), replace(other, denied=there), case["gold"], case["kind"]))
    return found


def judged(model: PairModel, pairs: Sequence[tuple[Proposition, Proposition]]) -> FloatArray:
    """Probabilities of each pair, the first to the second."""
    told = [features(one, other) for one, other in pairs]
    return model.judge([(one.words, other.words) for one, other in pairs], told)


def decided(model: PairModel, pairs: Sequence[tuple[Proposition, Proposition]]) -> list[Relation]:
    """How the two of each pair stand to each other, as the program would have it."""
    onward, back = judged(model, pairs), judged(model, [(other, one) for one, other in pairs])
    lines = model.weights.thresholds
    return [
        decide(there.tolist(), here.tolist(), *pair, lines)[0]
        for there, here, pair in zip(onward, back, pairs, strict=True)
    ]


def plainly(model: PairModel, pairs: Sequence[tuple[Proposition, Proposition]]) -> list[Relation]:
    """The likeliest answer from both ways, words alone: plain NLI has no line above which it is precise enough."""
    pairs = bare(pairs)
    onward, back = judged(model, pairs), judged(model, [(other, one) for one, other in pairs])
    order = (Relation.SAME, Relation.DENIES, Relation.COMPATIBLE)
    likeliest = [combined(there.tolist(), here.tolist()) for there, here in zip(onward, back, strict=True)]
    return [order[int(np.argmax(three))] for three in likeliest]


def answered(name: str, model: PairModel, pairs: Sequence[tuple[Proposition, Proposition]]) -> list[Relation]:
    """Answers as the named way of answering gives them."""
    return decided(model, pairs) if name == WHOLE else plainly(model, pairs)


def bare(pairs: Iterable[tuple[Proposition, Proposition]]) -> list[tuple[Proposition, Proposition]]:
    """The same pairs with nothing known but their words."""
    return [(Proposition("", "", one.words), Proposition("", "", other.words)) for one, other in pairs]


def precision(gold: Sequence[bool], said: Sequence[bool]) -> tuple[float, float]:
    """Precision and recall in percent."""
    hits = sum(g and s for g, s in zip(gold, said, strict=True))
    return 100 * hits / max(1, sum(said)), 100 * hits / max(1, sum(gold))


def invented(models: dict[str, PairModel], show: int) -> str:
    """The table of invented pairs, and by kind for the program's own model."""
    some = cases()
    pairs = [(case.one, case.other) for case in some]
    most = Counter(case.gold for case in some).most_common(1)[0]
    rows: list[list[Cell]] = [[MAJORITY, len(some), 100 * most[1] / len(some), "", "", "", "", ""]]
    for name, model in models.items():
        said = answered(name, model, pairs)
        right = [case.gold == answer for case, answer in zip(some, said, strict=True)]
        row: list[Cell] = [name, len(some), 100 * sum(right) / len(some)]
        for relation in (Relation.SAME, Relation.DENIES):
            row += precision([case.gold == relation for case in some], [answer == relation for answer in said])
        rows.append([*row, 100 * sum(answer is Relation.UNSURE for answer in said) / len(some)])
        if name == WHOLE and show:
            wrong = [(case, answer) for case, answer in zip(some, said, strict=True) if case.gold != answer]
            for case, answer in wrong[:show]:
                print(f"{case.kind}: {case.gold}, not {answer}: {case.one.words} | {case.other.words}")
    head = [
        "invented pairs",
        "pairs",
        "right",
        "same: precision",
        "recall",
        "denies: precision",
        "recall",
        "cannot tell",
    ]
    return table(head, rows)


def held_out(models: dict[str, PairModel], folder: Path) -> str:
    """The table of the corpora's test part: accuracy over three answers, and denials at the default threshold."""
    some = [pair for pair in read_pairs(folder) if pair.part == "test"]
    pairs = [(proposition(pair.one), proposition(pair.other)) for pair in some]
    gold = np.array([pair.label for pair in some])
    corpora = np.array([pair.corpus for pair in some])
    answers = {name: judged(model, pairs if name == WHOLE else bare(pairs)) for name, model in models.items()}
    links = {name: answered(name, model, pairs) for name, model in models.items()}
    rows: list[list[Cell]] = []
    for corpus in (*sorted(set(corpora)), "all"):
        own = corpora == corpus if corpus != "all" else np.ones(len(some), dtype=bool)
        most = Counter(gold[own].tolist()).most_common(1)[0][1]
        row: list[Cell] = [corpus, int(own.sum()), 100 * most / int(own.sum())]
        row += [100 * float(right(answers[name][own], gold[own]).mean()) for name in models]
        known = own & (gold != NOT_ENTAILS)
        for name in models:
            said = [links[name][at] is Relation.DENIES for at in np.flatnonzero(known)]
            row += precision((gold[known] == CONTRADICTS).tolist(), said)
        rows.append(row)
    head = ["held-out part", "pairs", MAJORITY, *models, *(f"{n}: {w}" for n in models for w in ("denies", "recall"))]
    return table(head, rows)


def right(answers: FloatArray, gold: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
    """Whether the likeliest of three answers is the marked one; of two where the corpus has two."""
    said = answers.argmax(1)
    return np.asarray(np.where(gold == NOT_ENTAILS, said != ENTAILS, said == gold), dtype=np.bool_)


def headlines(model: PairModel, folder: Path) -> str:
    """Stances of headlines on held-out bodies."""
    held = read_stances(folder)
    bodies = Bodies(rarity(h.body for h in held if h.part == "train"))
    test = [h for h in held if h.part == "test"]
    gold = [h.stance for h in test]
    told = np.array([bodies.overlap(h.text, h.body) for h in test])
    said = np.full(len(test), UNRELATED)
    related = np.flatnonzero(told @ np.array(model.weights.related[:-1]) + model.weights.related[-1] > 0)
    pairs = [(proposition(bodies.passage(h.text, h.body)), proposition(h.text)) for h in (test[at] for at in related)]
    shown = [(one.words, other.words) for one, other in pairs]
    said[related] = model.stances(shown, [features(one, other) for one, other in pairs]).argmax(1)
    rows: list[list[Cell]] = []
    for name, answers in ((MAJORITY, [UNRELATED] * len(test)), (WHOLE, said.tolist())):
        mean, each = macro(gold, answers)
        rows.append([name, len(test), 100 * mean, *(100 * one for one in each)])
    return table(["headlines on unseen bodies", "pairs", "macro-F1", *STANCES], rows)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, help="the folder with the corpora of pairs")
    parser.add_argument("--plain", type=Path, help="a model folder to compare with")
    parser.add_argument("--model", type=Path, help="a model folder instead of the bundled one")
    parser.add_argument("--show", type=int, default=0)
    options = parser.parse_args()
    models = {PLAIN: PairModel.load(options.plain, threads=2)} if options.plain else {}
    models[WHOLE] = PairModel.load(options.model, threads=2)
    print(invented(models, options.show))
    if options.corpora is None:
        print("Corpora skipped: name their folder with --corpora.")
        return
    print(held_out(models, options.corpora))
    print(headlines(models[WHOLE], options.corpora / "fnc1"))


if __name__ == "__main__":
    main()
