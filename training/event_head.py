r"""Train the head of event classes on the encoder as it stands: cross-validated on PLV, then on everything.

    python training/event_head.py --encoder FOLDER --network refit.pt --plover PLV_train.tsv --out model.pt \
        [--scores scores.json]

Writes the network with the new head; the rest of it stays as it is, to the last digit.
The encoder has never seen a sentence of PLV, so that a fold which its head has not seen is unseen. --scores takes the
log-probabilities of every sentence by the head of the folds without it.
"""

import argparse
import copy
import json
import math
from collections.abc import Sequence
from pathlib import Path

import corpora as further
import evaluate_further
import network as net
import numpy as np
import torch
from corpora import Further, Labelled
from torch import Tensor, nn
from torch.nn import functional

from onrecord.models.tokens import Tokenizer
from onrecord.reading.signals import EVENTS

FOLDS = 5
LEAST_RATE = 0.02


class Sentences:
    """Sentences as the encoder sees them: `hidden` `[sentences, words, size]`, with what is needed to train a head."""

    def __init__(self, network: net.Network, tokenizer: Tokenizer, texts: Sequence[Labelled]) -> None:
        self.texts = texts
        found = [next(further.examples([one], tokenizer)) for one in texts]
        rows = _hidden(network, found)
        longest = max(map(len, rows))
        self.hidden = torch.zeros(len(rows), longest, rows[0].shape[1])
        self.words = torch.zeros(len(rows), longest)
        self.between = torch.zeros(len(rows), longest)
        for number, (row, example) in enumerate(zip(rows, found, strict=True)):
            self.hidden[number, : len(row)] = row
            self.words[number, : len(row)] = 1
            _, _, begin, end, _ = example.events[0]
            self.between[number, begin : max(begin, end + 1)] = 1
        self.gold = torch.tensor([example.events[0][4] for example in found])


def _hidden(network: net.Network, found: Sequence[Further]) -> list[Tensor]:
    network.eval()
    rows = []
    for example in found:
        window = example.window
        arrays = (window.ids, window.types, np.ones_like(window.ids))
        ids, types, mask = (torch.from_numpy(array)[None] for array in arrays)
        with torch.no_grad():
            hidden = network.encoder(input_ids=ids, token_type_ids=types, attention_mask=mask).last_hidden_state
        rows.append(hidden[0, torch.from_numpy(window.firsts)])
    return rows


class Head(nn.Module):
    """The events head and the preference for words between the parties."""

    def __init__(self, network: net.Network) -> None:
        super().__init__()
        self.events, self.between = copy.deepcopy(network.events), nn.Parameter(network.between.detach().clone())

    def forward(self, hidden: Tensor, words: Tensor, between: Tensor) -> Tensor:
        """Class logits `[sentences, classes]`."""
        scores = self.events(hidden)
        weight = scores[..., -1] + between * self.between + (1 - words) * -1e4
        return (weight.softmax(1)[..., None] * scores[..., :-1]).sum(1)


def fit(head: Head, data: Sentences, rows: Tensor, options: argparse.Namespace, seed: int) -> Head:
    """A head trained on some of the sentences."""
    torch.manual_seed(seed)
    head = copy.deepcopy(head).train()
    groups = [
        {"params": head.events.parameters(), "weight_decay": options.decay},
        {"params": [head.between], "weight_decay": 0.0},
    ]
    optimiser = torch.optim.AdamW(groups, lr=options.rate)
    steps = options.passes * math.ceil(len(rows) / options.batch)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: max(LEAST_RATE, 1 - step / steps))
    for _ in range(options.passes):
        for some in rows[torch.randperm(len(rows))].split(options.batch):
            hidden = functional.dropout(data.hidden[some], options.dropout)
            logits = head(hidden, data.words[some], data.between[some])
            functional.cross_entropy(logits, data.gold[some], label_smoothing=options.smooth).backward()
            optimiser.step()
            schedule.step()
            optimiser.zero_grad()
    return head.eval()


def cross_validate(head: Head, data: Sentences, count: int, options: argparse.Namespace) -> np.ndarray:
    """Log-probabilities `[count, classes]` of the first `count` sentences (PLV's) by heads that have not seen them."""
    folds = torch.tensor([further.fold(one.text, FOLDS) for one in data.texts])
    folds[count:] = FOLDS
    found = torch.zeros(count, len(EVENTS))
    for fold in range(FOLDS):
        here = torch.nonzero(folds == fold)[:, 0]
        heads = [fit(head, data, torch.nonzero(folds != fold)[:, 0], options, seed) for seed in range(options.heads)]
        with torch.no_grad():
            logits = [one(data.hidden[here], data.words[here], data.between[here]).log_softmax(1) for one in heads]
        found[here] = torch.stack(logits).mean(0)
    return found.numpy()


def arguments() -> argparse.Namespace:
    """What the command line says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--encoder", type=Path, required=True, help="folder of the pretrained encoder")
    parser.add_argument("--network", type=Path, required=True, help="weights to start from")
    parser.add_argument("--plover", type=Path, required=True, help="PLV_train.tsv")
    parser.add_argument("--events", type=Path, default=Path(__file__).parent / "events", help="invented sentences")
    parser.add_argument("--out", type=Path, required=True, help="file for the weights")
    parser.add_argument("--scores", type=Path, help="write the held-out log-probabilities here, by sentence")
    parser.add_argument("--passes", type=int, default=12)
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--rate", type=float, default=1e-3)
    parser.add_argument("--decay", type=float, default=0.05)
    parser.add_argument("--dropout", type=float, default=0.2)
    parser.add_argument("--smooth", type=float, default=0.1)
    parser.add_argument("--heads", type=int, default=1, help="heads whose mean is cross-validated")
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


def main() -> None:
    """Cross-validate, then train on everything and write the network with the new head."""
    options = arguments()
    torch.set_num_threads(options.threads)
    network = net.build(options.encoder)
    network.load_state_dict(torch.load(options.network, weights_only=True))
    tokenizer = Tokenizer(options.encoder / "tokenizer.json")
    plover, invented = further.plover(options.plover), further.invented(options.events)
    print("as it stands:", evaluate_further.events(network, plover, tokenizer), flush=True)
    data = Sentences(network, tokenizer, [*plover, *invented])
    head = Head(network)
    scores = cross_validate(head, data, len(plover), options)
    gold = data.gold[: len(plover)].numpy()
    print(json.dumps(evaluate_further.agreement(scores.argmax(1), gold)))
    if options.scores:
        held = {one.text: row.round(4).tolist() for one, row in zip(plover, scores, strict=True)}
        options.scores.write_text(json.dumps(held), encoding="utf-8")
    whole = fit(head, data, torch.arange(len(data.texts)), options, 0)
    network.events.load_state_dict(whole.events.state_dict())
    network.between.data = whole.between.data
    torch.save(network.state_dict(), options.out)


if __name__ == "__main__":
    main()
