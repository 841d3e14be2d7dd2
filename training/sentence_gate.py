r"""What `worth_asking` weighs pairs by, and what is found for how many questions.

    python training/sentence_gate.py --corpora FOLDER --background contents.txt [--model FOLDER]

A logistic regression tells pairs that belong together (RTE and MNLI: entailed or contradicted) from what the index
offers anyway: the neighbours of real contents. Some of these belong together, too; that moves the bias, not the order
(learning from positives and unlabelled: Elkan and Noto 2008). FNC-1 and SICK are measured only.
"""

import argparse
import random
import re
from dataclasses import replace
from pathlib import Path

import numpy as np
from pairs import proposition
from sentence_texts import Pair
from sentence_texts import pairs as pairs_of

from onrecord.linking.candidates import CELLS, FLOOR, compared
from onrecord.models.sentence_model import SentenceModel, cosines, pack
from onrecord.records import Proposition

PAIRS, BACKGROUND, ASKED_OF = 600, 25_000, 1_500
LEARNT = ("mnli", "rte")
NEAREST = (1, 2, 3, 4, 6, 8, 12)
_NAME = re.compile(r"(?<=[\w,;:] )[A-Z]\w+(?: [A-Z]\w+)*")

Offered = tuple[str, str, float]


def named(text: str) -> Proposition:
    """A bare sentence as a proposition; words with a capital within it stand for names."""
    return replace(proposition(text), names=frozenset(name.lower() for name in _NAME.findall(text)))


def near(model: SentenceModel, behind: np.ndarray, texts: list[str], most: int) -> list[list[Offered]]:
    """For each of the first, the nearest that have other words and share a cell."""
    entered = model.cells(behind, CELLS)
    found = []
    for place in range(ASKED_OF):
        scores = cosines(behind[place : place + 1], behind)[0]
        shares = np.isin(entered, entered[place]).any(1)
        order = [at for at in np.argsort(-scores)[: 20 * most] if shares[at] and scores[at] >= FLOOR]
        order = [at for at in order if texts[at].lower() != texts[place].lower()][:most]
        found.append([(texts[place], texts[at], float(scores[at])) for at in order])
    return found


def reached(model: SentenceModel, found: list[Pair], behind: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Cosine of each pair, and how many of the others are nearer to the one or to the other, whichever is fewer."""
    one, other = (pack(model.encode([getattr(pair, side) for pair in found])) for side in ("one", "other"))
    own = np.diag(cosines(one, other))
    ranks = [
        (np.concatenate([cosines(a, b), cosines(a, behind)], 1) > own[:, None]).sum(1)
        for a, b in ((one, other), (other, one))
    ]
    return own, np.minimum(*ranks)


def shared(model: SentenceModel, found: list[Pair], count: int) -> np.ndarray:
    """Whether each pair shares a cell, when each is entered under so many."""
    one, other = (model.cells(pack(model.encode([getattr(p, s) for p in found])), count) for s in ("one", "other"))
    return (one[:, :, None] == other[:, None, :]).any((1, 2))


def regressed(x: np.ndarray, y: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Logistic regression with a little ridge, by Newton's method; the bias last."""
    x = np.c_[x, np.ones(len(x))]
    found = np.zeros(x.shape[1])
    for _ in range(25):
        p = 1 / (1 + np.exp(-x @ found))
        slope = x.T @ (weights * (y - p)) - 1e-3 * found
        bend = (x.T * (weights * p * (1 - p))) @ x + 1e-3 * np.eye(x.shape[1])
        found += np.linalg.solve(bend, slope)
    return found


def main(options: argparse.Namespace) -> None:
    """Recall by cells, then the regression, then what is found for how many questions."""
    model = SentenceModel.load(options.model)
    dice = random.Random(17)
    held = pairs_of(options.corpora, model.encode)
    held = {name: [pair for pair in found if pair.together] for name, found in held.items()}
    held = {name: dice.sample(found, min(PAIRS, len(found))) for name, found in held.items()}
    lines = list(dict.fromkeys(options.background.read_text(encoding="utf-8").splitlines()))
    texts = dice.sample(lines, min(BACKGROUND, len(lines)))
    behind = pack(model.encode(texts))
    own = {name: reached(model, found, behind) for name, found in held.items()}
    print(f"| nearest kept, at {FLOOR} or more | {' | '.join(held)} |")
    for most in NEAREST:
        print(
            f"| {most} | "
            + " | ".join(f"{100 * ((r < most) & (c >= FLOOR)).mean():.1f}" for c, r in own.values())
            + " |"
        )
    print(f"| of these at {NEAREST[4]}, share a cell of |")
    for count in (2, 3, 4, 5, 6, 8):
        shares = [
            shared(model, found, count)[(own[name][1] < NEAREST[4]) & (own[name][0] >= FLOOR)].mean()
            for name, found in held.items()
        ]
        print(f"| {count} | " + " | ".join(f"{100 * share:.1f}" for share in shares) + " |")
    offered = near(model, behind, texts, max(NEAREST))
    flat = [pair for row in offered for pair in row[: NEAREST[4]]]
    rows = np.array([compared(named(a), named(b), c) for a, b, c in flat])
    gold = {
        name: np.array(
            [compared(named(p.one), named(p.other), float(c)) for p, c in zip(found, own[name][0], strict=True)]
        )
        for name, found in held.items()
    }
    kept = {
        name: (own[name][1] < NEAREST[4]) & (own[name][0] >= FLOOR) & shared(model, held[name], CELLS) for name in held
    }
    good = np.concatenate([gold[name][kept[name]] for name in LEARNT])
    x, y = np.concatenate([good, rows]), np.r_[np.ones(len(good)), np.zeros(len(rows))]
    learnt = regressed(x, y, np.r_[np.full(len(good), len(rows) / len(good)), np.ones(len(rows))])
    print("weights and bias:", learnt.round(3).tolist())
    for title, chosen in (("all five", learnt), ("the cosine alone", np.r_[1.0, np.zeros(4), 0.0])):
        score = rows @ chosen[:-1] + chosen[-1]
        print(f"| {title}: pairs of each content | threshold | {' | '.join(held)} |")
        for asks in (0.25, 0.5, 1, 2, 3, 4):
            line = np.sort(score)[::-1][min(int(asks * ASKED_OF), len(score) - 1)]
            found = [f"{100 * ((gold[n] @ chosen[:-1] + chosen[-1] >= line) & kept[n]).mean():.1f}" for n in held]
            print(f"| {asks} | {1 / (1 + np.exp(-line)):.3f} | {' | '.join(found)} |")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="What `worth_asking` weighs pairs by.")
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--background", type=Path, required=True)
    parser.add_argument("--model", type=Path)
    main(parser.parse_args())
