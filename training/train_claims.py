r"""An experiment, not in the program: teach a pair model whether statements say the same, deny each other, or neither.

    python training/train_claims.py --encoder FOLDER --begin model.pt --corpora FOLDER --out FOLDER [--passes 2]

The invented stories of `stories/` (see stories.py), one in ten kept for dev, `e-*` and `p-*` for the test alone; with
them the commitments of `deals/` and what became of them (`h-*` for the test), a share of the corpora, so that answers
are not unlearnt, and real pairs as readers judged them (judged.py), nearly all of which are neither. A pass is cut into
parts. Seeded and resumable: started again with the same --out it goes on after the last finished part.
"""

import argparse
import hashlib
import json
import pickle
import random
import time
from pathlib import Path

import deals
import judged
import numpy as np
import pairs
import stories
import torch
import train
import train_pairs
from pairs import Pair
from stories import DENIES, NEITHER, NO_DENIAL, NOT_SAME, SAME, Line
from torch import Tensor, nn
from torch.nn import functional
from train_pairs import Row

from onrecord.linking.pairing import features
from onrecord.models import SentenceModel, StatementModel
from onrecord.models.tokens import Tokenizer

STORIES = Path(__file__).parent / "invented" / "stories"
TENTHS = 10
CLAIMS, OUTCOMES = 3, 5
NEAR = 8
"""Lines that are nearest to a line, in its own story and beyond."""
PARTS = 3
"""Parts that a pass is cut into."""
CORPUS, FATES = "stories", "deals"
TOLD = {CORPUS, FATES}
"""What rows are called whose labels are not a corpus's."""
LABELS = {judged.SAME: SAME, judged.DENIES: DENIES, judged.NEITHER: NEITHER}
MOST_DEV = 9_000
"""Pairs of dev that are scored after each part."""
PRECISE, PRECISE_FATES = 0.95, 0.9


def smooth(logits: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
    """Cross-entropy with a little doubt about labels."""
    return functional.cross_entropy(logits, labels, label_smoothing=0.02)


def of_claims(logits: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
    """The same; where only is known what a pair is not, the logarithm of the chance that it is something else."""
    logs = logits.log_softmax(1)
    chances = [1 - logs[:, known].exp() for known in (DENIES, SAME)]
    each = functional.cross_entropy(logits, labels.clamp(max=NEITHER), label_smoothing=0.02, reduction="none")
    for label, chance in zip((NO_DENIAL, NOT_SAME), chances, strict=True):
        each = torch.where(labels == label, -chance.clamp(min=1e-6).log(), each)
    return each.mean()


class ClaimNetwork(train_pairs.PairNetwork):
    """The pair model with two more heads: for claims, and for what became of a commitment."""

    def __init__(self, encoder: nn.Module, *, blind: bool, dropout: float = 0.1) -> None:
        super().__init__(encoder, blind=blind, dropout=dropout)
        size = 2 * encoder.config.hidden_size + train_pairs.BESIDE
        self.claim, self.outcome = (
            nn.Sequential(nn.Linear(size, train_pairs.WIDE), nn.GELU(), nn.Linear(train_pairs.WIDE, count))
            for count in (CLAIMS, OUTCOMES)
        )

    def forward(self, ids: Tensor, types: Tensor, mask: Tensor, features: Tensor) -> tuple[Tensor, ...]:
        """Logits of the answer, the stance, the claims and the outcome."""
        read = self.read(ids, types, mask, features)
        return self.answer(read), self.stance(read), self.claim(read), self.outcome(read)

    def taught(self) -> list[nn.Module]:
        """What is learnt from nothing, beside the encoder."""
        return [*super().taught(), self.claim, self.outcome]


class ClaimRun(train_pairs.PairRun):
    """A run over both kinds of rows: of the stories, for the head of claims, and of the corpora, for the answer's."""

    kind = ClaimNetwork

    def _learn(self, batch: list[Row]) -> float:
        tensors = train_pairs.collate(batch)
        hidden = (torch.rand(tensors["ids"].shape) < self.options.hide) & tensors["mask"].bool()
        tensors["ids"] = tensors["ids"].masked_fill(hidden, train.MASK_ID)
        tensors["features"] = tensors["features"] * (torch.rand(len(batch), 1) >= train_pairs.BLIND)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            answer, _, claim, outcome = self.network(**tensors)
        labels = torch.tensor([row.label for row in batch])
        loss = torch.zeros(())
        for name, logits, of in (
            (CORPUS, claim, of_claims),
            (FATES, outcome, smooth),
            (None, answer, train_pairs.loss_of),
        ):
            own = [
                at for at, row in enumerate(batch) if name == row.corpus or (name is None and row.corpus not in TOLD)
            ]
            if own:
                loss = loss + of(logits.float()[own], labels[own]) * len(own) / len(batch)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimiser.step()
        self.schedule.step()
        self.optimiser.zero_grad()
        return loss.item()


def of_dev(story: str) -> bool:
    """Whether a story is for dev."""
    return int(hashlib.sha256(story.encode()).hexdigest(), 16) % TENTHS == 0


def kept_back(line: Line) -> bool:
    """Whether a line is for dev."""
    return of_dev(line.story)


def nearest(lines: list[Line], count: int = NEAR) -> list[list[int]]:
    """The places of the nearest lines of other claims: most in the same story, two beyond it."""
    vectors = SentenceModel.load().encode([line.proposition.words for line in lines])
    story = np.array([hash(line.story) for line in lines])
    claim = np.array([hash((line.story, line.claim)) for line in lines])
    found = []
    for at in range(len(lines)):
        cosine = vectors @ vectors[at]
        within = np.where((story == story[at]) & (claim != claim[at]), cosine, -2)
        beyond = np.where(story != story[at], cosine, -2)
        own = [int(n) for n in np.argsort(-within)[:count] if within[n] > -1]
        found.append([*own, *(int(n) for n in np.argsort(-beyond)[:2])])
    return found


def rows_of(lines: list[Line], drawn: list[tuple[int, int, int]], tokenizer: Tokenizer) -> list[Row]:
    """Pairs of lines with word pieces, types and features."""
    cut = pairs.pieces((line.proposition.words for line in lines), tokenizer)
    found = []
    for one, other, known in drawn:
        here, there = lines[one].proposition, lines[other].proposition
        ids, types = train_pairs.joined(cut[here.words], cut[there.words], tokenizer)
        label = stories.of_words(lines[one], lines[other], known)
        found.append(Row(ids, types, np.array(features(here, there), dtype=np.float32), label, CORPUS))
    return found


def judged_rows(options: argparse.Namespace, tokenizer: Tokenizer) -> list[Row]:
    """Real pairs as readers judged them; the documents are read once, which takes a quarter of an hour."""
    held = judged.pairings()
    kept = options.out / "judged.pkl"
    if not kept.exists():
        places = {place for one in held for place in (one.one, one.other)}
        kept.write_bytes(pickle.dumps(judged.propositions(options.corpora, places, StatementModel.load())))
    told = pickle.loads(kept.read_bytes())  # noqa: S301 - our own file
    lines, drawn = [], []
    for one in held:
        if one.one in told and one.other in told:
            drawn.append((len(lines), len(lines) + 1, LABELS[one.label]))
            lines += [Line("", "", 0, frozenset(), told[place]) for place in (one.one, one.other)]
    return rows_of(lines, drawn, tokenizer)


def fate_rows(lines: list[deals.Bond | deals.Later], rng: random.Random, tokenizer: Tokenizer) -> list[Row]:
    """Commitments with later sentences, as rows."""
    drawn = [Pair(one, other, known, FATES) for one, other, known in deals.followed(lines, rng)]
    return train_pairs.rows_of(drawn, tokenizer)


def every_pair(lines: list[Line]) -> list[tuple[int, int, int]]:
    """All pairs within the stories of which the label is known, one way."""
    by_story: dict[str, list[int]] = {}
    for place, line in enumerate(lines):
        by_story.setdefault(line.story, []).append(place)
    return [
        (one, other, known)
        for places in by_story.values()
        for at, one in enumerate(places)
        for other in places[at + 1 :]
        if (known := stories.label(lines[one], lines[other])) is not None and known <= NEITHER
    ]


@torch.no_grad()
def chances(network: ClaimNetwork, rows: list[Row], head: int = 2, tokens: int = 4096) -> np.ndarray:
    """Probabilities of a head, by its place: that of claims, `[rows, 3]`, or 3 for outcomes, `[rows, 5]`."""
    network.eval()
    order = sorted(range(len(rows)), key=lambda at: len(rows[at].ids))
    out = np.zeros((len(rows), (CLAIMS, OUTCOMES)[head - 2]), dtype=np.float32)
    while order:
        count = max(1, tokens // (len(rows[order[-1]].ids) + train_pairs.STEP))
        some, order = order[-count:], order[:-count]
        with torch.autocast("cpu", dtype=torch.bfloat16):
            out[some] = network(**train_pairs.collate([rows[at] for at in some]))[head].float().softmax(1).numpy()
    return out


def report(labels: np.ndarray, told: np.ndarray, precise: float = PRECISE) -> dict[str, float]:
    """Recall of the same and of denials where precision is as asked among pairs of a story, and average precision."""
    found: dict[str, float] = {}
    for name, known in (("same", SAME), ("denies", DENIES)):
        order = np.argsort(-told[:, known])
        hits = labels[order] == known
        precision = np.cumsum(hits) / np.arange(1, len(hits) + 1)
        good = np.flatnonzero(precision >= precise)
        found[f"{name} recall at {precise:.2f}"] = (
            round(float(hits[: good[-1] + 1].sum() / hits.sum()), 4) if len(good) else 0.0
        )
        found[f"{name} average precision"] = round(float((precision * hits).sum() / hits.sum()), 4)
    near = labels != NEITHER
    found["same told from denies"] = round(float((told[near][:, :2].argmax(1) == labels[near]).mean()), 4)
    return found


def fate_report(labels: np.ndarray, told: np.ndarray, precise: float = PRECISE_FATES) -> dict[str, float]:
    """Precision and recall of outcomes where the likeliest is surer than a line, and recall at a precision."""
    best, sure = told.argmax(1), told.max(1)
    claimed = best > 0
    right = claimed & (best == labels)
    order = np.argsort(-np.where(claimed, sure, -1))
    precision = np.cumsum(right[order]) / np.arange(1, len(order) + 1)
    good = np.flatnonzero((precision >= precise) & claimed[order])
    reach = right[order][: good[-1] + 1].sum() / (labels > 0).sum() if len(good) else 0.0
    return {
        "outcome precision": round(float(right.sum() / max(1, claimed.sum())), 4),
        "outcome recall": round(float(right.sum() / (labels > 0).sum()), 4),
        f"outcome recall at {precise:.2f}": round(float(reach), 4),
    }


def read_lines(options: argparse.Namespace) -> list[Line]:
    """The lines of all stories, read once."""
    paths = sorted(options.stories.glob("*.txt"))
    kept = options.out / "lines.pkl"
    names = [(path.name, path.stat().st_size) for path in paths]
    if kept.exists():
        held, lines = pickle.loads(kept.read_bytes())  # noqa: S301 - our own file
        if held == names:
            return lines
    lines = stories.read(paths, StatementModel.load())
    kept.write_bytes(pickle.dumps((names, lines)))
    return lines


def arguments() -> argparse.Namespace:
    """What the command line says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--encoder", type=Path, required=True, help="folder of the pretrained encoder")
    parser.add_argument("--begin", type=Path, required=True, help="weights that train_pairs.py left, or this")
    parser.add_argument("--stories", type=Path, default=STORIES)
    parser.add_argument("--deals", type=Path, default=deals.DEALS)
    parser.add_argument("--corpora", type=Path, required=True, help="folder that holds all the corpora of pairs")
    parser.add_argument("--out", type=Path, required=True, help="folder for checkpoints")
    parser.add_argument("--passes", type=int, default=2)
    parser.add_argument("--share", type=float, default=1.0, help="share of a pass's pairs of lines that is taken")
    parser.add_argument("--beside", type=float, default=0.2, help="share of pairs that are of the corpora")
    parser.add_argument("--tokens", type=int, default=2048, help="word pieces in a batch, padding included")
    parser.add_argument("--judged", action="store_true", help="with the real pairs that readers judged")
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--decay", type=float, default=0.9)
    parser.add_argument("--average", type=float, default=0.995)
    parser.add_argument("--hide", type=float, default=0.03)
    parser.add_argument("--still", type=int, default=2, help="layers nearest the input that stay as they are")
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


def of_the_corpora(held: list[Pair], count: int, rng: random.Random, tokenizer: Tokenizer) -> list[Row]:
    """Some pairs of the corpora that teach what they should."""
    rows = train_pairs.rows_of(rng.sample(held, min(count, len(held))), tokenizer)
    return [row for row in rows if train_pairs.taught(row)]


def main() -> None:
    """Train part by part, each scored on dev."""
    torch.set_flush_denormal(True)
    options = arguments()
    options.plain = False
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    options.out.mkdir(parents=True, exist_ok=True)
    tokenizer = Tokenizer(options.encoder / "tokenizer.json")
    lines = [line for line in read_lines(options) if not line.story.startswith(stories.TEST)]
    dev = [line for line in lines if kept_back(line)]
    taught = [line for line in lines if not kept_back(line)]
    near = nearest(taught)
    held = [pair for pair in pairs.read_pairs(options.corpora) if pair.part == "train"]
    dev_pairs = every_pair(dev)
    dev_pairs = random.Random(0).sample(dev_pairs, min(MOST_DEV, len(dev_pairs)))
    dev_rows = rows_of(dev, dev_pairs, tokenizer)
    gold = np.array([row.label for row in dev_rows])
    bonds = deals.read([path for path in sorted(options.deals.glob("*.txt")) if not path.stem.startswith("h-")])
    real = judged_rows(options, tokenizer) if options.judged else []
    dev_fates = fate_rows([one for one in bonds if of_dev(one.story)], random.Random(0), tokenizer)
    bonds = [one for one in bonds if not of_dev(one.story)]
    size = len(stories.drawn(taught, near, random.Random(0))) + len(fate_rows(bonds, random.Random(0), tokenizer))
    size += PARTS * len(real)
    steps = int(options.share * options.passes * size * (1 + options.beside) * 48 / options.tokens)
    run = ClaimRun(options, steps)
    if run.finished == 0:
        run.network.load_state_dict(torch.load(options.begin, weights_only=True), strict=False)
        run.averaged.module.load_state_dict(run.network.state_dict())
    shown = {"lines": len(taught), "dev": len(dev), "dev pairs": len(dev_rows), "pairs in a pass": size, "steps": steps}
    print(json.dumps(shown), flush=True)
    while run.finished < options.passes * PARTS:
        started = time.time()
        number, part = divmod(run.finished, PARTS)
        drawn = stories.drawn(taught, near, random.Random(options.seed * 100 + number))
        rng = random.Random(run.finished)
        rng.shuffle(drawn)
        drawn = drawn[: int(options.share * len(drawn))]
        rows = rows_of(taught, drawn[part::PARTS], tokenizer)
        rows += fate_rows(bonds, random.Random(number), tokenizer)[part::PARTS]
        rows += real
        rows += of_the_corpora(held, int(options.beside * len(rows)), rng, tokenizer)
        run.one_part(rows, rng)
        run.save()
        told = report(gold, chances(run.averaged.module, dev_rows))
        fates = np.array([row.label for row in dev_fates])
        told |= fate_report(fates, chances(run.averaged.module, dev_fates, 3)) if len(fates) else {}
        print(json.dumps({"part": run.finished, "seconds": round(time.time() - started), **told}), flush=True)


if __name__ == "__main__":
    main()
