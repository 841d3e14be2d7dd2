r"""Train the pair model: two propositions in, whether the first entails the second, contradicts it, or neither.

    python training/train_pairs.py --encoder FOLDER --corpora FOLDER --out FOLDER [--parts 9] [--plain]

The corpora of sentence pairs (pairs.py) and pairs made by construction (pairs_made.py, pairs_altered.py), with the
program's features beside the words; --plain leaves features and made pairs out, for comparison. A part is a third of a
pass. Seeded and resumable: started again with the same --out it goes on after the last finished part.
"""

import argparse
import json
import random
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pairs
import pairs_altered
import pairs_made
import torch
import train
from pairs import CONTRADICTS, ENTAILS, NEITHER, NOT_ENTAILS, Pair
from torch import Tensor, nn
from torch.nn import functional
from transformers import AutoModel

from onrecord.linking.pairing import FEATURES
from onrecord.models.tokens import Tokenizer

STEP = 16
"""Rows are padded to multiples of this."""

ANSWERS, STANCES = 3, 4
WIDE, BESIDE = 192, 64
"""Widths of the head's inner layer and of the features' layer."""

IN_A_PASS = 3
REPEATS = {"mnli": 1.0, "snli": 0.4, "sick": 0.7, "climate_fever": 0.6, "fever_symmetric": 2.0, "commitment_bank": 2.0}
"""How often a pass sees a corpus; once where none is given."""

INVENTED, ALTERED = 8_000, 9_000
"""Made pairs in a pass."""

MADE_DEV = 800
TURNED = 0.5
"""Share of contradictions that are shown the other way round: they hold both ways."""

BLIND = 0.1
"""Share of rows whose features are hidden, so that words are read too."""

PRECISE = 0.9
"""Precision at which recall of contradictions is told."""

FIGURES = [FEATURES.index(name) for name in ("figures differ", "digits differ", "days differ")]
OTHERWISE = [FEATURES.index(name) for name in ("negated otherwise", "denied otherwise", "opposites")]


class PairNetwork(nn.Module):
    """Encoder over both texts, features beside its pooled output, a head for the answer and one for the stance."""

    def __init__(self, encoder: nn.Module, *, blind: bool, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = encoder
        size = 2 * encoder.config.hidden_size
        self.blind = blind
        self.dropout = nn.Dropout(dropout)
        self.beside = nn.Sequential(nn.Linear(len(FEATURES), BESIDE), nn.GELU())
        self.answer = nn.Sequential(nn.Linear(size + BESIDE, WIDE), nn.GELU(), nn.Linear(WIDE, ANSWERS))
        self.stance = nn.Sequential(nn.Linear(size + BESIDE, WIDE), nn.GELU(), nn.Linear(WIDE, STANCES))

    def forward(self, ids: Tensor, types: Tensor, mask: Tensor, features: Tensor) -> tuple[Tensor, Tensor]:
        """Logits of the answer and of the stance, `[rows, 3]` and `[rows, 4]`."""
        read = self.read(ids, types, mask, features)
        return self.answer(read), self.stance(read)

    def taught(self) -> list[nn.Module]:
        """What is learnt from nothing, beside the encoder."""
        return [self.beside, self.answer]

    def read(self, ids: Tensor, types: Tensor, mask: Tensor, features: Tensor) -> Tensor:
        """What is read of a pair: the first piece's vector, the mean over all, and the features'."""
        hidden = self.encoder(input_ids=ids, token_type_ids=types, attention_mask=mask).last_hidden_state
        weight = mask[..., None].to(hidden.dtype)
        mean = (hidden * weight).sum(1) / weight.sum(1)
        pooled = self.dropout(torch.cat([hidden[:, 0], mean], 1))
        return torch.cat([pooled, self.beside(features * 0.0 if self.blind else features)], 1)


@dataclass(frozen=True, slots=True)
class Row:
    """A pair as the network takes it."""

    ids: np.ndarray
    types: np.ndarray
    features: np.ndarray
    label: int
    corpus: str


def build(folder: Path, *, blind: bool = False, kind: type[PairNetwork] = PairNetwork) -> PairNetwork:
    """A network on pretrained weights."""
    encoder = AutoModel.from_pretrained(
        str(folder), add_pooling_layer=False, attention_probs_dropout_prob=0.0, hidden_dropout_prob=0.0
    )
    return kind(encoder, blind=blind)


def rows_of(some: list[Pair], tokenizer: Tokenizer) -> list[Row]:
    """Pairs with word pieces, types and features."""
    cut = pairs.pieces((text for pair in some for text in (pair.one, pair.other)), tokenizer)
    found = []
    for pair, told in zip(some, pairs.compared(some), strict=True):
        ids, types = joined(cut[pair.one], cut[pair.other], tokenizer)
        found.append(Row(ids, types, told, pair.label, pair.corpus))
    return found


def joined(one: np.ndarray, other: np.ndarray, tokenizer: Tokenizer) -> tuple[np.ndarray, np.ndarray]:
    """Both sides in one row of pieces, and which side each is of."""
    ids = np.concatenate([[tokenizer.opens], one, [tokenizer.parts], other, [tokenizer.parts]])
    types = np.repeat([0, 1], [len(one) + 2, len(other) + 1])
    return ids, types


def drawn(held: list[Pair], sentences: pairs_altered.Sentences, part: int, options: argparse.Namespace) -> list[Pair]:
    """A part of a pass: its share of every corpus, and newly made pairs."""
    rng = random.Random(options.seed * 1000 + part)
    order = random.Random(options.seed * 1000 + part // IN_A_PASS)
    found: list[Pair] = []
    for corpus in sorted({pair.corpus for pair in held}):
        own = [pair for pair in held if pair.corpus == corpus]
        order.shuffle(own)
        whole = own * int(REPEATS.get(corpus, 1)) or own[: round(REPEATS[corpus] * len(own))]
        found += whole[part % IN_A_PASS :: IN_A_PASS]
    if not options.plain:
        found += pairs_made.invented(INVENTED // IN_A_PASS, rng)
        found += pairs_altered.altered(ALTERED // IN_A_PASS, rng, sentences)
    return [
        Pair(p.other, p.one, p.label, p.corpus, p.part) if p.label == CONTRADICTS and rng.random() < TURNED else p
        for p in found
    ]


def taught(row: Row) -> bool:
    """Whether a pair teaches what it should: a figure or a day that differs is no denial here."""
    figures = row.features[FIGURES].any() and not row.features[OTHERWISE].any()
    return not (row.label == CONTRADICTS and figures)


def batches(rows: list[Row], tokens: int, rng: random.Random) -> list[list[Row]]:
    """Shuffled batches of rows of like length, `tokens` pieces each with padding."""
    lengths: dict[int, list[Row]] = {}
    for row in rng.sample(rows, len(rows)):
        lengths.setdefault(-(-len(row.ids) // STEP) * STEP, []).append(row)
    found = []
    for length, some in lengths.items():
        count = max(1, tokens // length)
        found += [some[at : at + count] for at in range(0, len(some), count)]
    rng.shuffle(found)
    return found


def collate(batch: list[Row]) -> dict[str, Tensor]:
    """Padded tensors of a batch."""
    most = -(-max(len(row.ids) for row in batch) // STEP) * STEP
    out = {name: torch.zeros(len(batch), most, dtype=torch.long) for name in ("ids", "types", "mask")}
    for at, row in enumerate(batch):
        out["ids"][at, : len(row.ids)] = torch.from_numpy(row.ids)
        out["types"][at, : len(row.ids)] = torch.from_numpy(row.types)
        out["mask"][at, : len(row.ids)] = 1
    return out | {"features": torch.from_numpy(np.stack([row.features for row in batch]))}


def loss_of(logits: Tensor, labels: Tensor) -> Tensor:
    """Cross-entropy; where only two classes are known, of not entailing."""
    logs = logits.log_softmax(1)
    three = labels != NOT_ENTAILS
    each = functional.nll_loss(logs, labels.clamp(max=NEITHER), reduction="none")
    two = -torch.logsumexp(logs[:, [CONTRADICTS, NEITHER]], 1)
    return torch.where(three, each, two).mean()


class PairRun(train.Run):
    """A training run; what it keeps and how it goes on is as in train.py."""

    kind = PairNetwork

    def __init__(self, options: argparse.Namespace, steps: int) -> None:
        self.options = options
        self.network = build(options.encoder, blind=options.plain, kind=self.kind)
        average = torch.optim.swa_utils.get_ema_multi_avg_fn(options.average**train.AVERAGE_EVERY)
        self.averaged = torch.optim.swa_utils.AveragedModel(self.network, multi_avg_fn=average)
        self.optimiser = torch.optim.AdamW(groups(self.network, options), weight_decay=0.01, fused=True)
        warm = max(1, int(0.06 * steps))
        self.schedule = torch.optim.lr_scheduler.LambdaLR(
            self.optimiser, lambda step: min((step + 1) / warm, max(0.02, (steps - step) / max(1, steps - warm)))
        )
        self.finished = 0
        if (options.out / "state.pt").exists():
            self._resume()

    def one_part(self, rows: list[Row], rng: random.Random) -> None:
        """See every row once."""
        self.network.train()
        started, seen, total = time.time(), 0, 0.0
        for number, batch in enumerate(batches(rows, self.options.tokens, rng)):
            total += self._learn(batch)
            seen += sum(len(row.ids) for row in batch)
            if number % train.AVERAGE_EVERY == 0:
                self.averaged.update_parameters(self.network)
            if number % train.REPORT_EVERY == train.REPORT_EVERY - 1:
                speed = seen / (time.time() - started)
                shown = total / train.REPORT_EVERY
                print(f"part {self.finished + 1} step {number + 1} loss {shown:.4f} {speed:.0f}/s", flush=True)
                total = 0.0
        self.finished += 1

    def _learn(self, batch: list[Row]) -> float:
        tensors = collate(batch)
        hidden = (torch.rand(tensors["ids"].shape) < self.options.hide) & tensors["mask"].bool()
        tensors["ids"] = tensors["ids"].masked_fill(hidden, train.MASK_ID)
        tensors["features"] = tensors["features"] * (torch.rand(len(batch), 1) >= BLIND)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            logits, _ = self.network(**tensors)
        loss = loss_of(logits.float(), torch.tensor([row.label for row in batch]))
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimiser.step()
        self.schedule.step()
        self.optimiser.zero_grad()
        return loss.item()


def groups(network: PairNetwork, options: argparse.Namespace) -> list[dict]:
    """Learning rates falling towards the input; embeddings of words and places stay as they were pretrained."""
    network.encoder.embeddings.requires_grad_(requires_grad=False)
    layers = network.encoder.encoder.layer
    found = [
        {"params": list(layer.parameters()), "lr": options.rate * options.decay ** (len(layers) - 1 - number)}
        for number, layer in enumerate(layers)
    ]
    heads = [parameter for head in network.taught() for parameter in head.parameters()]
    network.stance.requires_grad_(requires_grad=False)
    for layer in layers[: options.still]:
        layer.requires_grad_(requires_grad=False)
    return [*found, {"params": heads, "lr": max(3 * options.rate, 1e-3)}]


@torch.no_grad()
def answers(network: PairNetwork, rows: list[Row], tokens: int = 4096) -> np.ndarray:
    """Logits of the answer for every row, `[rows, 3]`."""
    network.eval()
    order = sorted(range(len(rows)), key=lambda at: len(rows[at].ids))
    out = np.zeros((len(rows), ANSWERS), dtype=np.float32)
    while order:
        count = max(1, tokens // (len(rows[order[-1]].ids) + STEP))
        some, order = order[-count:], order[:-count]
        with torch.autocast("cpu", dtype=torch.bfloat16):
            out[some] = network(**collate([rows[at] for at in some]))[0].float().numpy()
    return out


def report(rows: list[Row], logits: np.ndarray) -> dict[str, float]:
    """Accuracy by corpus, and recall of contradictions at a precision of .9, over those with three classes."""
    found: dict[str, float] = {}
    labels = np.array([row.label for row in rows])
    guessed = logits.argmax(1)
    right = np.where(labels == NOT_ENTAILS, guessed != ENTAILS, guessed == labels)
    for corpus in sorted(Counter(row.corpus for row in rows)):
        own = np.array([row.corpus == corpus for row in rows])
        found[corpus] = round(float(right[own].mean()), 4)
    known = labels != NOT_ENTAILS
    chances = np.exp(logits - logits.max(1, keepdims=True))
    chances /= chances.sum(1, keepdims=True)
    order = np.argsort(-chances[known, CONTRADICTS])
    hits = np.cumsum(labels[known][order] == CONTRADICTS)
    precise = np.flatnonzero(hits / np.arange(1, len(hits) + 1) >= PRECISE)
    found["recall at 90"] = round(float(hits[precise[-1]] / hits[-1]), 4) if len(precise) else 0.0
    return found | {"all": round(float(right.mean()), 4)}


def dev_rows(
    held: list[Pair], sentences: pairs_altered.Sentences, tokenizer: Tokenizer, part: str = "dev"
) -> list[Row]:
    """The held-out pairs of a part, and pairs made of frames that training does not see."""
    rng = random.Random(part)
    made = [*pairs_made.invented(MADE_DEV, rng, part), *pairs_altered.altered(MADE_DEV, rng, sentences)]
    return rows_of([pair for pair in held if pair.part == part] + made, tokenizer)


def arguments() -> argparse.Namespace:
    """What the command line says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--encoder", type=Path, required=True, help="folder of the pretrained encoder")
    parser.add_argument("--corpora", type=Path, required=True, help="folder that holds all the corpora")
    parser.add_argument("--out", type=Path, required=True, help="folder for checkpoints")
    parser.add_argument("--parts", type=int, default=9)
    parser.add_argument("--plain", action="store_true", help="no features, no made pairs")
    parser.add_argument("--tokens", type=int, default=2048, help="word pieces in a batch, padding included")
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--decay", type=float, default=0.9)
    parser.add_argument("--average", type=float, default=0.995)
    parser.add_argument("--hide", type=float, default=0.02)
    parser.add_argument("--still", type=int, default=0, help="layers nearest the input that stay as they are")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


def main() -> None:
    """Train part by part, each scored on dev."""
    torch.set_flush_denormal(True)
    options = arguments()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    options.out.mkdir(parents=True, exist_ok=True)
    tokenizer = Tokenizer(options.encoder / "tokenizer.json")
    everything = pairs.read_pairs(options.corpora)
    held = [pair for pair in everything if pair.part == "train"]
    sentences = pairs_altered.Sentences.read(options.corpora)
    dev = dev_rows(everything, sentences, tokenizer)
    size = len(batches(rows_of(drawn(held, sentences, 0, options), tokenizer), options.tokens, random.Random(0)))
    run = PairRun(options, options.parts * size)
    print(json.dumps({"steps": size, "dev": len(dev), **{k: str(v) for k, v in vars(options).items()}}), flush=True)
    while run.finished < options.parts:
        started = time.time()
        rows = rows_of(drawn(held, sentences, run.finished, options), tokenizer)
        run.one_part(rows if options.plain else [row for row in rows if taught(row)], random.Random(run.finished))
        run.save()
        shown = report(dev, answers(run.averaged.module, dev))
        print(json.dumps({"part": run.finished, "seconds": round(time.time() - started), **shown}), flush=True)


if __name__ == "__main__":
    main()
