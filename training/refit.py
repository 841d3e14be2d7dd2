r"""Fit the further heads anew, with the encoder as it stands, after weights of two runs have been averaged.

    python training/refit.py --encoder FOLDER --network mean.pt --corpora FOLDER --out refit.pt \
        [--passes 5] [--rate 4e-4] [--events FOLDER]

The statements that the network reads stay as they are to the last digit. The encoder's hidden states are made once and
kept in memory, so that a pass takes seconds.
"""

import argparse
import json
import math
import random
import time
from dataclasses import dataclass
from pathlib import Path

import corpora as further
import evaluate_further
import network as net
import numpy as np
import silver
import torch
import train
import train_further
from corpora import Further
from evaluate import encoder_inputs
from torch import Tensor

from onrecord.models.tokens import Tokenizer

ROWS = 24
SHARE = 0.2
"""Share of PolNeAR's articles whose names, marked by rules, are taken."""

TWICE = {"news", "web", "wikinews", "events"}
"""Corpora that a pass sees two times."""

AVERAGE = 0.99
"""Decay of the averaged heads, per step."""

LEAST_RATE = 0.02
WARM = 60
"""The rate climbs for so many steps, then falls straight down to its LEAST_RATE."""


@dataclass(frozen=True, slots=True)
class Fit:
    """What a pass works with: windows, their hidden states by the id of the window, the heads and how they learn."""

    found: list[Further]
    states: dict[int, Tensor]
    network: net.Network
    optimiser: torch.optim.Optimizer
    schedule: torch.optim.lr_scheduler.LRScheduler
    average: torch.optim.swa_utils.AveragedModel


def examples(options: argparse.Namespace, tokenizer: Tokenizer) -> list[Further]:
    """Windows of all further corpora, and of some of PolNeAR's articles for their names."""
    mixed = train_further.Mixed(options.corpora, options.events, 0.0, tokenizer)
    some = random.Random(options.seed).sample(mixed.articles, round(SHARE * len(mixed.articles)))
    texts = {**mixed.texts, "silver": [silver.marked(article.text) for article in some]}
    found = []
    for kind, held in texts.items():
        budget = train_further.SHORT if kind == "events" else further.BUDGET
        known = [e for e in further.examples(held, tokenizer, budget) if e.teaches]
        found += known * (2 if kind in TWICE else 1)
    return found


def hidden_states(network: net.Network, found: list[Further]) -> dict[int, Tensor]:
    """The encoder's last layer for every window, by the id of the window: `[tokens, size]`, half precision."""
    network.eval()
    windows = list({id(e.window): e.window for e in found}.values())
    windows.sort(key=lambda window: len(window.ids))
    states = {}
    for at in range(0, len(windows), ROWS):
        some = windows[at : at + ROWS]
        ids, types, mask = (torch.from_numpy(array) for array in encoder_inputs(some))
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            held = network.encoder(input_ids=ids, token_type_ids=types, attention_mask=mask).last_hidden_state
        for row, window in enumerate(some):
            states[id(window)] = held[row, : len(window.ids)].bfloat16()
    return states


def stacked_states(states: dict[int, Tensor], batch: list[Further]) -> Tensor:
    """Hidden states of a batch, padded."""
    longest = max(train.row_length(e) for e in batch)
    rows = [states[id(e.window)] for e in batch]
    hidden = torch.zeros(len(rows), longest, rows[0].shape[1])
    for number, row in enumerate(rows):
        hidden[number, : len(row)] = row
    return hidden


def one_pass(fit: Fit, options: argparse.Namespace, number: int) -> None:
    """See every window once."""
    network, optimiser = fit.network, fit.optimiser
    network.train()
    network.encoder.eval()
    rng, started, sums = random.Random(options.seed * 1000 + number), time.time(), {}
    for batch in train.batches(fit.found, options.tokens, rng):
        hidden = torch.nn.functional.dropout(stacked_states(fit.states, batch), options.dropout)
        scores = network.further(hidden)
        firsts = train_further.stacked([e.window.firsts for e in batch], 0)[..., None]
        words = [part.gather(1, firsts.expand(-1, -1, part.shape[2])) for part in scores]
        losses = train_further.losses(network, [None, None, *words], batch, [e.names for e in batch])
        sum(train_further.WEIGHTS[kind] * loss for kind, loss in losses.items()).backward()
        torch.nn.utils.clip_grad_norm_([p for group in optimiser.param_groups for p in group["params"]], 1.0)
        optimiser.step()
        fit.schedule.step()
        optimiser.zero_grad()
        fit.average.update_parameters(network)
        for kind, loss in losses.items():
            sums.setdefault(kind, []).append(loss.item())
    shown = {kind: round(float(np.mean(some)), 4) for kind, some in sums.items()}
    print(json.dumps({"pass": number + 1, "seconds": round(time.time() - started), **shown}), flush=True)


def arguments() -> argparse.Namespace:
    """What the command line says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--encoder", type=Path, required=True, help="folder of the pretrained encoder")
    parser.add_argument("--network", type=Path, required=True, help="weights to start from")
    parser.add_argument("--corpora", type=Path, required=True, help="folder that holds all the corpora")
    parser.add_argument("--events", type=Path, default=train_further.EVENTS, help="folder of invented sentences")
    parser.add_argument("--out", type=Path, required=True, help="file for the weights")
    parser.add_argument("--passes", type=int, default=5)
    parser.add_argument("--rate", type=float, default=4e-4)
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--tokens", type=int, default=2560)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


def main() -> None:
    """Make the states, train pass by pass, write the network with the averaged heads."""
    torch.set_flush_denormal(True)
    options = arguments()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    tokenizer = Tokenizer(options.encoder / "tokenizer.json")
    network = net.build(options.encoder)
    network.load_state_dict(torch.load(options.network, weights_only=True))
    found = examples(options, tokenizer)
    started = time.time()
    states = hidden_states(network, found)
    print(json.dumps({"windows": len(states), "seconds": round(time.time() - started)}), flush=True)
    parts = [p for part in (network.names, network.facts, network.events) for p in part.parameters()]
    optimiser = torch.optim.AdamW([*parts, network.between], lr=options.rate, weight_decay=0.02)
    steps = options.passes * math.ceil(sum(map(train.row_length, found)) / options.tokens)

    def rate(step: int) -> float:
        return max(LEAST_RATE, min((step + 1) / WARM, 1 - step / steps))

    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, rate)
    average = torch.optim.swa_utils.AveragedModel(
        network, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(AVERAGE)
    )
    fit = Fit(found, states, network, optimiser, schedule, average)
    for number in range(options.passes):
        one_pass(fit, options, number)
        torch.save(average.module.state_dict(), options.out)
        print(json.dumps(evaluate_further.report(average.module, options.corpora, tokenizer)), flush=True)


if __name__ == "__main__":
    main()
