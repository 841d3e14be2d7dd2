"""Train the reading model: PolNeAR's articles through the encoder, CRF and link losses, one checkpoint per pass.

    python training/train.py --encoder FOLDER --data POLNEAR/data --out FOLDER [--passes 6]
    python training/train.py … --out OTHER --begin FOLDER/model.pt --passes 2 --rate 2e-4 --wrap 0.12 --bare 0.1

Seeded and resumable: started again with the same --out it goes on after the last finished pass. --begin starts from the
weights of another run; --wrap and --bare add nested sentences made from flat ones (wrapping.py).
"""

import argparse
import json
import math
import random
import time
from collections.abc import Iterator
from pathlib import Path

import data
import evaluate
import network as net
import numpy as np
import torch
import wrapping
from torch import Tensor

from onrecord.models.tokens import Tokenizer
from onrecord.reading.lattice import TAGS, allowed
from onrecord.reading.links import gaps

STEP = 32
AVERAGE_EVERY = 5
REPORT_EVERY = 40
MASK_ID = 103
CRF_WEIGHT = 10.0
KEPT = ("network", "averaged", "optimiser", "schedule")


def batches(examples: list[data.Example], tokens: int, rng: random.Random) -> Iterator[list[data.Example]]:
    """Shuffled batches of windows of like length, `tokens` word pieces each with padding.

    Lengths are padded to a multiple of STEP and the rows fill the batch, because the CPU kernels are compiled anew for
    every shape that they have not seen.
    """
    lengths: dict[int, list[data.Example]] = {}
    for example in rng.sample(examples, len(examples)):
        lengths.setdefault(row_length(example), []).append(example)
    groups = []
    for length, some in lengths.items():
        rows = tokens // length
        groups += [some[at : at + rows] for at in range(0, len(some), rows)]
    rng.shuffle(groups)
    yield from groups


def row_length(example: data.Example) -> int:
    """Length of a window's row once padded."""
    return -(-len(example.window.ids) // STEP) * STEP


def collate(batch: list[data.Example]) -> dict[str, Tensor]:
    """Padded tensors of a batch: ids, types, mask per token; firsts, tags, words (mask) per word."""
    tokens, words = max(row_length(e) for e in batch), max(len(e.window.firsts) for e in batch)
    out = {key: torch.zeros(len(batch), tokens, dtype=torch.long) for key in ("ids", "types", "mask")}
    out |= {key: torch.zeros(len(batch), words, dtype=torch.long) for key in ("firsts", "tags", "words")}
    for row, example in enumerate(batch):
        window = example.window
        out["ids"][row, : len(window.ids)] = torch.from_numpy(window.ids)
        out["types"][row, : len(window.ids)] = torch.from_numpy(window.types)
        out["mask"][row, : len(window.ids)] = 1
        out["firsts"][row, : len(window.firsts)] = torch.from_numpy(window.firsts)
        out["tags"][row, : len(window.firsts)] = torch.from_numpy(example.tags)
        out["words"][row, : len(window.firsts)] = 1
    return out


def link_loss(network: net.Network, links: Tensor, batch: list[data.Example]) -> Tensor:
    """Cross-entropy of contents over cues and of cues over sources, mean per decision.

    `links` is `[batch, words, 3 * LINK_SIZE]`.
    """
    losses = []
    for row, example in enumerate(batch):
        if not example.cues:
            continue
        words = links[row].view(links.shape[1], 3, net.LINK_SIZE)
        if example.contents:
            score = pair_scores(network, words, example, example.contents, 1)
            losses.append(
                torch.nn.functional.cross_entropy(score, torch.tensor(example.cue_of_content), reduction="none")
            )
        none = network.none[:1].expand(len(example.cues), 1)
        if example.sources:
            score = torch.cat([none, pair_scores(network, words, example, example.sources, 0).T], 1)
        else:
            score = none
        losses.append(
            torch.nn.functional.cross_entropy(score, torch.tensor(example.source_of_cue) + 1, reduction="none")
        )
    return torch.cat(losses).mean() if losses else links.sum() * 0


def pair_scores(network: net.Network, words: Tensor, example: data.Example, spans: list, row: int) -> Tensor:
    """Score of spans with the cues of one window, `[spans, cues]`; the same sum as onrecord.reading.links.scores."""
    query = (words[[s.first for s in spans], row] + words[[s.last for s in spans], row]) / 2
    key = (words[[c.first for c in example.cues], 2] + words[[c.last for c in example.cues], 2]) / 2
    distance, between, breaks = (torch.from_numpy(a) for a in gaps(spans, example.cues, example.window.paragraphs))
    side = (distance >= network.distance.shape[1] // 2).long()
    tables = network.distance[row][distance] + network.cues[row][side, between] + network.breaks[row][side, breaks]
    return query @ key.T / math.sqrt(net.LINK_SIZE) + tables


def parameter_groups(network: net.Network, rate: float, decay: float) -> list[dict]:
    """Learning rates falling towards the input; embeddings of words and places stay as they were pretrained."""
    encoder = network.encoder
    layers = encoder.encoder.layer
    groups = []
    for parameter in (
        *encoder.embeddings.word_embeddings.parameters(),
        *encoder.embeddings.position_embeddings.parameters(),
    ):
        parameter.requires_grad = False
    groups.append({"params": [p for p in encoder.embeddings.parameters() if p.requires_grad], "lr": rate})
    groups += [
        {"params": list(layer.parameters()), "lr": rate * decay ** (len(layers) - 1 - i)}
        for i, layer in enumerate(layers)
    ]
    heads = (network.tags, network.links, network.names, network.facts, network.events)
    groups.append({"params": [p for head in heads for p in head.parameters()], "lr": max(rate * 3, 1e-3)})
    tables = [network.transitions, network.distance, network.cues, network.breaks, network.none, network.between]
    groups.append({"params": tables, "lr": 1e-2, "weight_decay": 0.0})
    return groups


def arguments() -> argparse.Namespace:
    """What the command line says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--encoder", type=Path, required=True, help="folder of the pretrained encoder")
    parser.add_argument("--data", type=Path, required=True, help="PolNeAR's data folder, with train and dev")
    parser.add_argument("--out", type=Path, required=True, help="folder for checkpoints")
    parser.add_argument("--passes", type=int, default=6)
    parser.add_argument("--tokens", type=int, default=2560, help="word pieces in a batch, padding included")
    parser.add_argument("--rate", type=float, default=4e-4, help="learning rate of the last layer")
    parser.add_argument("--decay", type=float, default=0.9, help="factor from a layer to the one before it")
    parser.add_argument("--average", type=float, default=0.995, help="decay of the averaged weights, per step")
    parser.add_argument("--hide", type=float, default=0.05, help="share of word pieces hidden from the encoder")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--begin", type=Path, help="weights to start from")
    parser.add_argument("--wrap", type=float, default=0.0, help="share of sentences put into somebody's mouth")
    parser.add_argument("--bare", type=float, default=0.0, help="share of sentences also shown as bare contents")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--limit", type=int, help="train on the first N articles only")
    return parser.parse_args()


class Run:
    """A training run with everything that a checkpoint keeps."""

    def __init__(self, options: argparse.Namespace, steps: int) -> None:
        self.options = options
        self.network = net.build(options.encoder)
        if options.begin:
            self.network.load_state_dict(torch.load(options.begin, weights_only=True), strict=False)
        groups = parameter_groups(self.network, options.rate, options.decay)
        self.optimiser = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
        average = torch.optim.swa_utils.get_ema_multi_avg_fn(options.average**AVERAGE_EVERY)
        self.averaged = torch.optim.swa_utils.AveragedModel(self.network, multi_avg_fn=average)
        warm = max(1, int(0.06 * steps))
        self.schedule = torch.optim.lr_scheduler.LambdaLR(
            self.optimiser, lambda step: min((step + 1) / warm, max(0.02, (steps - step) / max(1, steps - warm)))
        )
        self.finished = 0
        if (options.out / "state.pt").exists():
            self._resume()

    def one_pass(self, examples: list[data.Example], rng: random.Random) -> None:
        """See every example once."""
        started, seen, total = time.time(), 0, np.zeros(2)
        self.network.train()
        for step, batch in enumerate(batches(examples, self.options.tokens, rng)):
            tensors = collate(batch)
            total += self._step(tensors, batch)
            if step % AVERAGE_EVERY == 0:
                self.averaged.update_parameters(self.network)
            seen += int(tensors["mask"].sum())
            if step % REPORT_EVERY == REPORT_EVERY - 1:
                crf, link = total / REPORT_EVERY
                speed = seen / (time.time() - started)
                print(
                    f"pass {self.finished + 1} step {step + 1} crf {crf:.4f} link {link:.4f} {speed:.0f}/s", flush=True
                )
                total[:] = 0
        self.finished += 1

    def _step(self, tensors: dict[str, Tensor], batch: list[data.Example]) -> tuple[float, float]:
        hidden = (torch.rand(tensors["ids"].shape) < self.options.hide) & tensors["mask"].bool()
        with torch.autocast("cpu", dtype=torch.bfloat16):
            seen = tensors["ids"].masked_fill(hidden, MASK_ID)
            tags, links, *_ = self.network(seen, tensors["types"], tensors["mask"])
        pick = tensors["firsts"][..., None]
        tags = tags.float().gather(1, pick.expand(-1, -1, TAGS))
        links = links.float().gather(1, pick.expand(-1, -1, links.shape[2]))
        crf = net.crf_loss(self.network, tags, tensors["tags"], tensors["words"])
        link = link_loss(self.network, links, batch)
        (CRF_WEIGHT * crf + link).backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimiser.step()
        self.schedule.step()
        self.optimiser.zero_grad()
        return crf.item(), link.item()

    def save(self) -> None:
        """Write what a later start needs, and the averaged weights by themselves."""
        parts = {name: getattr(self, name).state_dict() for name in KEPT}
        torch.save({**parts, "finished": self.finished}, self.options.out / "state.pt")
        torch.save(self.averaged.module.state_dict(), self.options.out / "model.pt")

    def _resume(self) -> None:
        saved = torch.load(self.options.out / "state.pt", weights_only=False)
        for name in KEPT:
            getattr(self, name).load_state_dict(saved[name])
        self.finished = saved["finished"]


def main() -> None:
    """Read the articles, then train pass by pass, scoring each on dev."""
    # A sure lattice is full of probabilities near 1e-40, which halve the speed; said before any worker thread starts.
    torch.set_flush_denormal(True)
    options = arguments()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    options.out.mkdir(parents=True, exist_ok=True)
    tokenizer = Tokenizer(options.encoder / "tokenizer.json")
    train, dev = (data.read_articles(options.data / split) for split in ("train", "dev"))
    train = train[: options.limit]
    known = wrapping.speakers(train)
    size = sum(len(e.window.ids) for article in train for e in data.article_examples(article, tokenizer))
    run = Run(options, options.passes * math.ceil(size / (options.tokens * 0.97)))
    print(json.dumps({"tokens": size, **{name: str(value) for name, value in vars(options).items()}}), flush=True)
    table = allowed()
    while run.finished < options.passes:
        rng, started = random.Random(options.seed * 1000 + run.finished), time.time()
        shown = [wrapping.wrapped(article, known, options.wrap, rng) for article in train]
        shown += [a for a in (wrapping.bare(article, rng, options.bare) for article in train) if a.relations]
        examples = [e for a in shown for e in data.article_examples(a, tokenizer, rng) if data.legal(e.tags, table)]
        run.one_pass(examples, rng)
        run.save()
        report = evaluate.score_network(run.averaged.module, tokenizer, dev, options.data / "dev")
        print(json.dumps({"pass": run.finished, "seconds": round(time.time() - started), **report}), flush=True)


if __name__ == "__main__":
    main()
