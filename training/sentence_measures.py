r"""How near the small encoder comes to MiniLM-L6, and what becomes a candidate.

    python training/sentence_measures.py --encoder FOLDER --corpora FOLDER --background contents.txt \
        [--model FOLDER] [--begun run/begun.npz]

`--background` is a file of contents, one a line, as `onrecord statements --json` gives them of a ledger. Pairs are
those of `sentence_texts.pairs`: a pair is found when the other is among the nearest k of the one, background and all
pairs of that corpus together.
"""

import argparse
import random
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import torch
from sentence_fit import spearman
from sentence_teacher import Teacher
from sentence_texts import Pair, pairs

from onrecord.models.sentence_model import SentenceModel, cosines, pack, signs
from onrecord.models.tokens import Tokenizer

Encode = Callable[[Sequence[str]], np.ndarray]
PAIRS, BACKGROUND, SAMPLE = 600, 3_000, 25_000
DEPTHS = (1, 10)


def mean_of(tokenizer: Tokenizer, table: np.ndarray) -> Encode:
    """An encoder that is a table."""

    def encode(texts: Sequence[str]) -> np.ndarray:
        made = np.stack([table[tokens.ids].mean(0) for tokens in tokenizer.tokenize(texts)])
        return made / np.linalg.norm(made, axis=1, keepdims=True)

    return encode


def drawn(held: dict[str, list[Pair]]) -> dict[str, list[Pair]]:
    """As many pairs of each corpus, those that ought to be together."""
    dice = random.Random(17)
    together = {name: [pair for pair in found if pair.together] for name, found in held.items()}
    return {name: dice.sample(found, min(PAIRS, len(found))) for name, found in together.items()}


def compare(encoders: dict[str, Encode], held: dict[str, list[Pair]], background: list[str]) -> None:
    """Rank correlation with the first encoder, and recall of pairs, as a Markdown table."""
    head = [f"{name} @{depth}" for name in held for depth in DEPTHS]
    print(f"| encoder | Spearman | near ones | {' | '.join(head)} |\n|---|{'---:|' * (2 + len(head))}")
    theirs = np.array([])
    upper = np.triu_indices(len(background), 1)
    for name, encode in encoders.items():
        behind = encode(background)
        ours = (behind @ behind.T)[upper]
        theirs = theirs if len(theirs) else ours
        near = theirs > np.quantile(theirs, 0.99)
        cells = [f"{spearman(ours, theirs):.3f}", f"{spearman(ours[near], theirs[near]):.3f}"]
        for found in held.values():
            one, other = encode([pair.one for pair in found]), encode([pair.other for pair in found])
            rivals = one @ np.concatenate([other, behind]).T
            rank = (rivals > np.diag(rivals)[:, None]).sum(1)
            cells += [f"{100 * (rank < depth).mean():.1f}" for depth in DEPTHS]
        print(f"| {name} | {' | '.join(cells)} |", flush=True)


def candidates(model: SentenceModel, held: dict[str, list[Pair]], background: list[str]) -> None:
    """Share of pairs that meet in a cell, under several numbers of cells, and how many others meet there."""
    behind = pack(model.encode(background))
    sides = {
        name: (pack(model.encode([p.one for p in found])), pack(model.encode([p.other for p in found])))
        for name, found in held.items()
    }
    print("| cells of each | met per statement of 25,000 | " + " | ".join(held) + " |")
    for count in (1, 2, 3, 4, 6, 8):
        filled = np.bincount(model.cells(behind, count).ravel(), minlength=len(model.centres))
        met = filled[model.cells(behind[:2_000], count)].sum(1).mean()
        shares = []
        for one, other in sides.values():
            a, b = model.cells(one, count), model.cells(other, count)
            shares.append(f"{100 * (a[:, :, None] == b[:, None, :]).any((1, 2)).mean():.1f}")
        print(f"| {count} | {met:.0f} | {' | '.join(shares)} |", flush=True)
    print("cosines of pairs: quantiles .05 .1 .25 .5 .75; share with Hamming distance over 96, 100, 104")
    for name, (one, other) in sides.items():
        own = np.diag(cosines(one, other))
        away = np.bitwise_count(signs(one) ^ signs(other)).sum(1)
        print(
            name,
            np.quantile(own, [0.05, 0.1, 0.25, 0.5, 0.75]).round(2),
            [(away > h).mean().round(3) for h in (96, 100, 104)],
        )
    some = cosines(behind[:2_000], behind)
    for floor in (0.4, 0.45, 0.5, 0.55, 0.6, 0.7, 0.8):
        print(f"floor {floor}: {(some >= floor).sum(1).mean() - 1:.1f} others in the background", end="; ")
        print(
            ", ".join(f"{name} {100 * (np.diag(cosines(*side)) >= floor).mean():.1f}" for name, side in sides.items())
        )


def main(options: argparse.Namespace) -> None:
    """Both tables."""
    model = SentenceModel.load(options.model)
    teacher = Teacher(options.encoder)
    held = drawn(pairs(options.corpora, model.encode))
    lines = list(dict.fromkeys(options.background.read_text(encoding="utf-8").splitlines()))
    background = random.Random(19).sample(lines, min(SAMPLE, len(lines)))
    encoders: dict[str, Encode] = {"MiniLM-L6": teacher.encode}
    if options.begun:
        begun = np.load(options.begun, allow_pickle=False)
        encoders |= {name: mean_of(model.tokenizer, begun[name]) for name in begun.files}
    encoders["fitted, int8"] = model.encode
    if options.compare:
        compare(encoders, held, background[:BACKGROUND])
    candidates(model, held, background)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="How near the small encoder comes, and what becomes a candidate.")
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--background", type=Path, required=True)
    parser.add_argument("--model", type=Path)
    parser.add_argument("--begun", type=Path)
    parser.add_argument("--compare", action=argparse.BooleanOptionalAction, default=True)
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)
    main(parser.parse_args())
