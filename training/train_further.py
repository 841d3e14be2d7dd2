r"""Teach the trained reading network its further heads, names, factuality, predicates, events, beside statements.

    python training/train_further.py --encoder FOLDER --begin model.pt --corpora FOLDER --out FOLDER \
        [--passes 3] [--share 0.5] [--events FOLDER]

One pass sees a share of PolNeAR's articles (statements, and names marked by rules) among all of the further corpora, so
that statements are not unlearnt. --events takes another folder of invented sentences; an empty one leaves events out.
Seeded and resumable: started again with the same --out it goes on after the last finished pass, at another --share if
asked.
"""

import argparse
import json
import random
import time
from pathlib import Path

import corpora as further
import data
import evaluate
import evaluate_further
import network as net
import numpy as np
import silver
import torch
import train
import wrapping
from corpora import Further, Labelled
from torch import Tensor
from torch.nn import functional

from onrecord.models.tokens import Tokenizer
from onrecord.reading.lattice import TAGS, allowed

WEIGHTS = {"crf": 10.0, "link": 1.0, "names": 1.0, "predicates": 0.5, "facts": 1.5, "events": 1.0}
REPEATS = {"news": 3, "web": 2, "wikinews": 2, "gum": 1, "re3d": 1, "meantime": 1, "events": 3}
"""How often a pass sees each of the further corpora."""

ALONE = {"events", "web", "wikinews"}
"""Corpora of sentences that do not follow one another."""

EVENTS = Path(__file__).parent / "events"
SHORT = 128
"""Word pieces in a window of event sentences."""

SQUARED = 4.0
"""Factor on the squared error of factualities, which lie between -1 and 1."""

WRAPPED, BARE = 0.12, 0.1
"""Shares of sentences put into somebody's mouth, and also shown as bare contents (wrapping.py)."""


class Mixed:
    """What a pass is drawn from: PolNeAR's articles, and texts of the further corpora by corpus."""

    def __init__(self, folder: Path, events: Path, share: float, tokenizer: Tokenizer) -> None:
        self.tokenizer = tokenizer
        self.share = share
        self.articles = data.read_articles(folder / "polnear" / "data" / "train")
        self.known = wrapping.speakers(self.articles)
        facts = folder / "factuality"
        self.texts: dict[str, list[Labelled]] = {
            "news": further.factuality(facts / "UW" / "train.jsonl", further.NEWS, facts / "UW" / "train.conll"),
            "web": further.factuality(facts / "UDS_IH2" / "train.jsonl", further.WEB),
            "wikinews": further.factuality(facts / "MEANTIME" / "train.jsonl", further.NEWS),
            "gum": further.gum(folder / "gum_open_genres"),
            "re3d": further.re3d(folder / "re3d"),
            "meantime": further.meantime(folder / "meantime_english"),
            "events": further.invented(events),
        }
        self.names: dict[int, np.ndarray] = {}
        """Name tags of the windows with statements of the last draw, by the id of the example."""
        self.table = allowed()

    def examples(self, rng: random.Random) -> list[data.Example | Further]:
        """One pass: windows with statements, and windows with further labels, cut anew each time."""
        return [*self._statements(rng), *self._further(rng)]

    def _statements(self, rng: random.Random) -> list[data.Example]:
        some = rng.sample(self.articles, round(self.share * len(self.articles)))
        shown = [wrapping.wrapped(article, self.known, WRAPPED, rng) for article in some]
        shown += [a for a in (wrapping.bare(article, rng, BARE) for article in some) if a.relations]
        found: list[data.Example] = []
        self.names.clear()
        for article in shown:
            marked = silver.marked(article.text)
            windows = [e for e in data.article_examples(article, self.tokenizer, rng) if data.legal(e.tags, self.table)]
            for example in windows:
                self.names[id(example)] = names_of(example.window, marked)
            found += windows
        return found

    def _further(self, rng: random.Random) -> list[Further]:
        found: list[Further] = []
        for kind, texts in self.texts.items():
            order = [number for _ in range(REPEATS[kind]) for number in range(len(texts))]
            if kind in ALONE:
                rng.shuffle(order)
            elif order:  # neighbours stay together, but the first cut moves
                first = rng.randrange(len(order))
                order = order[first:] + order[:first]
            budget = SHORT if kind == "events" else further.BUDGET
            windows = further.examples([texts[number] for number in order], self.tokenizer, budget)
            found += [e for e in windows if e.teaches]
        return found


def names_of(window: data.Window, marked: Labelled) -> np.ndarray:
    """Name tags of a window's words from a text's labels."""
    found = Further.of(window)
    further.label(found, marked, 0, np.arange(len(window.firsts)))
    return found.names


def batches(examples: list, tokens: int, rng: random.Random) -> list[list]:
    """Batches of windows of one sort, statements or further, of like length, shuffled together."""
    sorts: dict[bool, list] = {True: [], False: []}
    for example in examples:
        sorts[isinstance(example, Further)].append(example)
    found = [batch for some in sorts.values() for batch in train.batches(some, tokens, rng)]
    rng.shuffle(found)
    return found


def collate(batch: list) -> dict[str, Tensor]:
    """Padded tensors of a batch of either sort."""
    if isinstance(batch[0], data.Example):
        return train.collate(batch)
    plain = [data.Example(e.window, np.zeros(len(e.window.firsts), dtype=np.int64)) for e in batch]
    return train.collate(plain)


def stacked(rows: list[np.ndarray], fill: int) -> Tensor:
    """Rows of unlike length as one tensor."""
    out = torch.full((len(rows), max(map(len, rows))), fill, dtype=torch.long)
    for number, row in enumerate(rows):
        out[number, : len(row)] = torch.from_numpy(row)
    return out


def losses(network: net.Network, outputs: list[Tensor], batch: list, names: list[np.ndarray]) -> dict[str, Tensor]:
    """Losses of the further heads that the batch has labels for; outputs are by word."""
    _, _, name_scores, facts, events = outputs
    found = {}
    gold = stacked(names, further.UNKNOWN)
    if (gold >= 0).any():
        each = name_scores.flatten(0, 1)
        found["names"] = functional.cross_entropy(each, gold.flatten(), ignore_index=further.UNKNOWN)
    if not isinstance(batch[0], Further):
        return found
    gold = stacked([e.predicates for e in batch], further.UNKNOWN)
    if (gold >= 0).any():
        sure = gold >= 0
        found["predicates"] = functional.binary_cross_entropy_with_logits(
            facts[..., net.PREDICATE][sure], gold[sure].float()
        )
    places = [(row, word, value, scale) for row, e in enumerate(batch) for word, value, scale in e.facts]
    if places:
        rows, words, values, scales = zip(*places, strict=True)
        said = facts[list(rows), list(words), list(scales)]
        # The mean and not the median: annotators of web text are often of two minds, and r rewards the mean.
        found["facts"] = functional.mse_loss(said, torch.tensor(values) / further.SCALE) * SQUARED
    told = [(row, event) for row, e in enumerate(batch) for event in e.events]
    if told:
        logits = [event_logits(network, events[row], event) for row, event in told]
        found["events"] = functional.cross_entropy(torch.stack(logits), torch.tensor([event[4] for _, event in told]))
    return found


def event_logits(network: net.Network, scores: Tensor, event: tuple[int, int, int, int, int]) -> Tensor:
    """Class logits of one sentence: the mean of its words' under their weights, words between the parties preferred."""
    first, last, begin, end, _ = event
    here = scores[first : last + 1]
    inside = torch.zeros(len(here))
    inside[begin - first : max(begin, end + 1) - first] = 1.0
    weight = here[:, -1] + inside * network.between
    return weight.softmax(0) @ here[:, :-1]


def step(run: train.Run, batch: list, names: list[np.ndarray]) -> dict[str, float]:
    """One step down the gradient of all the losses that the batch has."""
    tensors, network = collate(batch), run.network
    hidden = (torch.rand(tensors["ids"].shape) < run.options.hide) & tensors["mask"].bool()
    with torch.autocast("cpu", dtype=torch.bfloat16):
        outputs = network(tensors["ids"].masked_fill(hidden, train.MASK_ID), tensors["types"], tensors["mask"])
    pick = tensors["firsts"][..., None]
    outputs = [scores.float().gather(1, pick.expand(-1, -1, scores.shape[2])) for scores in outputs]
    found = losses(network, outputs, batch, names)
    if not isinstance(batch[0], Further):
        found["crf"] = net.crf_loss(network, outputs[0][..., :TAGS], tensors["tags"], tensors["words"])
        found["link"] = train.link_loss(network, outputs[1], batch)
    sum(WEIGHTS[kind] * loss for kind, loss in found.items()).backward()
    torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
    run.optimiser.step()
    run.schedule.step()
    run.optimiser.zero_grad()
    return {kind: loss.item() for kind, loss in found.items()}


def one_pass(run: train.Run, mixed: Mixed, rng: random.Random) -> None:
    """See every example of one draw once."""
    examples = mixed.examples(rng)
    run.network.train()
    started, seen, sums, counts = time.time(), 0, {}, {}
    for number, batch in enumerate(batches(examples, run.options.tokens, rng)):
        names = [e.names if isinstance(e, Further) else mixed.names[id(e)] for e in batch]
        for kind, loss in step(run, batch, names).items():
            sums[kind], counts[kind] = sums.get(kind, 0.0) + loss, counts.get(kind, 0) + 1
        if number % train.AVERAGE_EVERY == 0:
            run.averaged.update_parameters(run.network)
        seen += sum(len(e.window.ids) for e in batch)
        if number % train.REPORT_EVERY == train.REPORT_EVERY - 1:
            shown = " ".join(f"{kind} {sums[kind] / counts[kind]:.4f}" for kind in sorted(sums))
            speed = seen / (time.time() - started)
            print(f"pass {run.finished + 1} step {number + 1} {shown} {speed:.0f}/s", flush=True)
            sums, counts = {}, {}
    run.finished += 1


def arguments() -> argparse.Namespace:
    """What the command line says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--encoder", type=Path, required=True, help="folder of the pretrained encoder")
    parser.add_argument("--begin", type=Path, required=True, help="weights of the reading network to start from")
    parser.add_argument("--corpora", type=Path, required=True, help="folder that holds all the corpora")
    parser.add_argument("--out", type=Path, required=True, help="folder for checkpoints")
    parser.add_argument("--passes", type=int, default=3)
    parser.add_argument("--share", type=float, default=0.5, help="share of PolNeAR's articles in each pass")
    parser.add_argument("--tokens", type=int, default=2560)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--decay", type=float, default=0.9)
    parser.add_argument("--average", type=float, default=0.995)
    parser.add_argument("--hide", type=float, default=0.08)
    parser.add_argument("--seed", type=int, default=3)
    parser.add_argument("--events", type=Path, default=EVENTS, help="folder of invented sentences")
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


def main() -> None:
    """Train pass by pass; statements are scored on dev after each."""
    torch.set_flush_denormal(True)
    options = arguments()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    options.out.mkdir(parents=True, exist_ok=True)
    tokenizer = Tokenizer(options.encoder / "tokenizer.json")
    mixed = Mixed(options.corpora, options.events, options.share, tokenizer)
    size = len(batches(mixed.examples(random.Random(0)), options.tokens, random.Random(0)))
    run = train.Run(options, options.passes * size)
    split = options.corpora / "polnear" / "data" / "dev"
    dev = data.read_articles(split)
    print(json.dumps({"batches": size, **{name: str(value) for name, value in vars(options).items()}}), flush=True)
    while run.finished < options.passes:
        rng, started = random.Random(options.seed * 1000 + run.finished), time.time()
        one_pass(run, mixed, rng)
        run.save()
        report = evaluate.score_network(run.averaged.module, tokenizer, dev, split)
        report |= evaluate_further.report(run.averaged.module, options.corpora, tokenizer)
        print(json.dumps({"pass": run.finished, "seconds": round(time.time() - started), **report}), flush=True)


if __name__ == "__main__":
    main()
