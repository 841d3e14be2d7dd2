r"""The small sentence encoder: a vector for each word piece, so that their mean stands where MiniLM-L6 has a sentence.

    python training/sentence_fit.py --teacher run/teacher.npz --tokenizer FOLDER/tokenizer.json --corpora FOLDER \
        --out src/onrecord/models/sentences-en-1 [--passes 30]

Begins with MiniLM's own vectors of the pieces, taken down to 256 dimensions (PCA) and weighted by how rare a piece is
(a / (a + p), Arora et al. 2017), as model2vec does; then fits the table (`fit`), turns it so that every dimension
carries as much as any other (cosines stay, quantisation and sign bits gain), and draws the cells (k-means).
"""

import argparse
import hashlib
import random
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from sentence_texts import learnt_from
from torch import Tensor, nn

from onrecord.models.tokens import Tokenizer

SIZE = 256
RARE = 1e-4
"""`a` of the weight of a piece."""
HELD_OUT = 2_000
BATCH, NEIGHBOURS = 256, 3
"""Sentences in a batch that were drawn, and how many near ones are taken along with each."""
NEAREST, AMONG = 5, 16_000
RATE = 4e-3
TOLD = 10
"""Passes between two reports."""
CELLS, ROUNDS = 4_096, 8
DRAWN = 80_000
"""Sentences that the cells are drawn from."""


@dataclass(frozen=True, slots=True)
class Bags:
    """Word pieces of many sentences end to end, and where each begins."""

    ids: Tensor
    offsets: Tensor

    def take(self, rows: Tensor) -> tuple[Tensor, Tensor]:
        """The pieces of some of them."""
        ends = torch.cat([self.offsets[1:], torch.tensor([len(self.ids)])])
        parts = [self.ids[self.offsets[row] : ends[row]] for row in rows]
        lengths = torch.tensor([0, *(len(part) for part in parts[:-1])])
        return torch.cat(parts), lengths.cumsum(0)


def bags(tokenizer: Tokenizer, texts: list[str]) -> Bags:
    """Word pieces of the texts."""
    rows = [tokens.ids for tokens in tokenizer.tokenize(texts)]
    lengths = np.array([0, *(len(row) for row in rows[:-1])])
    return Bags(torch.from_numpy(np.concatenate(rows)), torch.from_numpy(lengths.cumsum()))


def principal(vectors: np.ndarray, size: int) -> tuple[np.ndarray, np.ndarray]:
    """Mean and leading directions `[n, size]`."""
    mean = vectors.mean(0)
    _, _, directions = np.linalg.svd(np.cov((vectors - mean).T).astype(np.float32))
    return mean, directions[:size].T


def begun(pieces: np.ndarray, counts: np.ndarray) -> dict[str, np.ndarray]:
    """Tables to begin with: plain (MiniLM's dimensions), and of principal components with weights."""
    mean, directions = principal(pieces, SIZE)
    share = (counts + 1) / (counts + 1).sum()
    weighted = (pieces - mean) @ directions * (RARE / (RARE + share))[:, None]
    return {"raw": pieces, "PCA": (pieces - mean) @ directions, "PCA and weights": weighted}


def encoded(table: Tensor, held: Bags) -> Tensor:
    """`[n, size]`, of unit length."""
    return nn.functional.normalize(nn.functional.embedding_bag(held.ids, table, held.offsets, mode="mean"), dim=1)


def neighbours(vectors: Tensor) -> Tensor:
    """The nearest of each among AMONG others that stand around it, `[n, NEAREST]`."""
    found = []
    for at in range(0, len(vectors), AMONG):
        near = vectors[at : at + AMONG]
        found += [(part @ near.T).topk(NEAREST + 1, dim=1).indices[:, 1:] + at for part in near.split(1_000)]
    return torch.cat(found)


def fit(table: np.ndarray, texts: Bags, vectors: Tensor, passes: int) -> Tensor:
    """The table under which cosines are the teacher's.

    Half of the loss is the squared difference of all cosines in a batch of sentences and their neighbours, weighed by
    how near the teacher finds two; half that of the vectors themselves from the teacher's, taken down to as many
    dimensions. What a piece never met keeps is where it began.
    """
    _, directions = principal(vectors.numpy(), SIZE)
    aims = nn.functional.normalize(vectors @ torch.from_numpy(directions), dim=1)
    first = torch.from_numpy(table).float()
    turned = aligned(encoded(first, texts), aims)
    first = first @ turned
    first = first / encoded_length(first, texts)
    bag = nn.EmbeddingBag.from_pretrained(first.clone(), freeze=False, mode="mean", sparse=True)
    steps = torch.optim.SparseAdam(bag.parameters(), lr=RATE)
    near = neighbours(vectors[HELD_OUT:]) + HELD_OUT
    dice = torch.Generator().manual_seed(5)
    count = len(vectors) - HELD_OUT
    for number in range(passes):
        total = 0.0
        order = torch.randperm(count, generator=dice)[: count // 4 // BATCH * BATCH] + HELD_OUT
        for group in steps.param_groups:
            group["lr"] = RATE * (1 - number / passes) + RATE / 50
        for rows in order.split(BATCH):
            taken = torch.randint(0, NEAREST, (BATCH, NEIGHBOURS), generator=dice)
            batch = torch.cat([rows, near[rows - HELD_OUT].gather(1, taken).flatten()]).unique()
            made = bag(*texts.take(batch))
            unit = nn.functional.normalize(made, dim=1)
            cosines = vectors[batch] @ vectors[batch].T
            weight = 0.2 + cosines.clamp(min=0)
            apart = (weight * (unit @ unit.T - cosines).square()).mean() / weight.mean()
            loss = apart * 10 + (unit - aims[batch]).square().sum(1).mean()
            steps.zero_grad()
            loss.backward()
            steps.step()
            total += loss.item()
        if number % TOLD == TOLD - 1:
            report(f"pass {number + 1}, loss {total / (count // 4 // BATCH):.4f}", bag.weight.detach(), texts, vectors)
    return bag.weight.detach()


def aligned(ours: Tensor, aims: Tensor) -> Tensor:
    """The rotation that takes ours nearest to the aims (Schönemann 1966)."""
    one, _, other = torch.linalg.svd(ours.T @ aims)
    return one @ other


def encoded_length(table: Tensor, texts: Bags) -> Tensor:
    """The mean length of a sentence before it is made one."""
    return nn.functional.embedding_bag(texts.ids, table, texts.offsets, mode="mean").norm(dim=1).mean()


def report(name: str, table: Tensor, texts: Bags, vectors: Tensor) -> None:
    """Spearman's rank correlation with the teacher's cosines, among all that are held out and among near ones."""
    ends = int(texts.offsets[HELD_OUT])
    ours = encoded(table, Bags(texts.ids[:ends], texts.offsets[:HELD_OUT]))
    theirs = vectors[:HELD_OUT]
    upper = torch.triu_indices(HELD_OUT, HELD_OUT, 1)
    one, other = (ours @ ours.T)[*upper].numpy(), (theirs @ theirs.T)[*upper].numpy()
    near = other > np.quantile(other, 0.99)
    print(f"{name}: Spearman {spearman(one, other):.3f}, near ones {spearman(one[near], other[near]):.3f}", flush=True)


def spearman(one: np.ndarray, other: np.ndarray) -> float:
    """Pearson's r of the ranks."""
    ranks = [np.argsort(np.argsort(side)) for side in (one, other)]
    return float(np.corrcoef(*ranks)[0, 1])


def cells(vectors: np.ndarray, count: int, rounds: int) -> np.ndarray:
    """Centres of unit length by spherical k-means; one that is left empty begins anew where a vector lies alone."""
    dice = np.random.default_rng(3)
    centres = vectors[dice.choice(len(vectors), count, replace=False)]
    for _ in range(rounds):
        nearest, near = np.zeros(len(vectors), np.int64), np.zeros(len(vectors), np.float32)
        for at in range(0, len(vectors), 4_096):
            scores = vectors[at : at + 4_096] @ centres.T
            nearest[at : at + 4_096], near[at : at + 4_096] = scores.argmax(1), scores.max(1)
        summed = np.zeros_like(centres)
        np.add.at(summed, nearest, vectors)
        empty = np.flatnonzero(np.bincount(nearest, minlength=count) == 0)
        summed[empty] = vectors[np.argsort(near)[: len(empty)]]
        centres = summed / np.linalg.norm(summed, axis=1, keepdims=True)
    return centres


def quantised(rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """int8 and the scale of each row."""
    scale = np.maximum(np.abs(rows).max(1), 1e-6).astype(np.float32) / 127
    return np.round(rows / scale[:, None]).astype(np.int8), scale


def main(options: argparse.Namespace) -> None:
    """Begin, fit, turn, draw the cells, write."""
    began = time.process_time()
    held = np.load(options.teacher, allow_pickle=False)
    texts, vectors = held["texts"].tolist(), torch.from_numpy(held["vectors"].astype(np.float32))
    tokenizer = Tokenizer(options.tokenizer)
    pieces = bags(tokenizer, texts)
    counts = np.bincount(pieces.ids.numpy(), minlength=len(held["pieces"]))
    tables = begun(held["pieces"], counts)
    for name, table in tables.items():
        report(name, torch.from_numpy(table).float(), pieces, vectors)
    fitted = fit(tables["PCA and weights"], pieces, vectors, options.passes)
    turn, _ = np.linalg.qr(np.random.default_rng(7).normal(size=(SIZE, SIZE)))
    table = fitted.numpy() @ turn.astype(np.float32)
    whole = [text for texts in learnt_from(options.corpora).values() for text in texts]
    whole = random.Random(13).sample(whole, min(DRAWN, len(whole)))
    centres = cells(encoded(torch.from_numpy(table), bags(tokenizer, whole)).numpy(), CELLS, ROUNDS)
    options.out.mkdir(parents=True, exist_ok=True)
    small, scale = quantised(table)
    small_centres, centre_scale = quantised(centres)
    path = options.out / "vectors.npz"
    np.savez(path, pieces=small, scale=scale, centres=small_centres, centre_scale=centre_scale)
    if options.keep:
        np.savez(options.keep, **{name: table.astype(np.float32) for name, table in tables.items()})
    print(f"{path}: {hashlib.sha256(path.read_bytes()).hexdigest()}, {time.process_time() - began:.0f} s of CPU")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Fit the small sentence encoder.")
    parser.add_argument("--teacher", type=Path, required=True)
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--keep", type=Path, help="also write the tables that were begun with, to compare")
    parser.add_argument("--passes", type=int, default=10)
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)
    main(parser.parse_args())
