r"""Fit the stance head to a trained pair network as it stands, and by how much a headline must be found in a body.

    python training/train_pairs_stance.py --encoder FOLDER --network model.pt --corpora FOLDER --out with-stance.pt

The encoder stays as it is. Rows that words alone call unrelated never reach the network: a logistic regression on
overlap (pairs_stances.py) says which; what it has learnt is written beside the weights as stance.json.
"""

import argparse
import json
import random
import time
from pathlib import Path

import numpy as np
import pairs
import torch
from pairs_stances import STANCES, UNRELATED, Bodies, Headline, macro, rarity, read_stances
from torch import nn
from torch.nn import functional
from train_pairs import PairNetwork, Row, build, collate, joined

from onrecord.linking.pairing import features
from onrecord.models.tokens import Tokenizer

BATCH = 256
SMOOTH = 0.5
"""Power of the inverse share by which rare stances weigh more."""


def rows_of(some: list[Headline], bodies: Bodies, tokenizer: Tokenizer) -> list[Row]:
    """Passage and headline as rows of the network."""
    shown = [(bodies.passage(h.text, h.body), h.text) for h in some]
    cut = pairs.pieces((text for pair in shown for text in pair), tokenizer, most=pairs.SIDE + pairs.SIDE // 2)
    found = []
    for (passage, headline), held in zip(shown, some, strict=True):
        ids, types = joined(cut[passage], cut[headline][: pairs.SIDE // 2], tokenizer)
        told = np.array(features(pairs.proposition(passage), pairs.proposition(headline)), dtype=np.float32)
        found.append(Row(ids, types, told, held.stance, "fnc1"))
    return found


@torch.no_grad()
def read(network: PairNetwork, rows: list[Row], tokens: int = 4096) -> torch.Tensor:
    """What the network reads of every row, `[rows, size]`."""
    network.eval()
    order = sorted(range(len(rows)), key=lambda at: -len(rows[at].ids))
    out, started, at = None, time.time(), 0
    while at < len(order):
        count = max(1, tokens // len(rows[order[at]].ids))
        some = order[at : at + count]
        with torch.autocast("cpu", dtype=torch.bfloat16):
            found = network.read(**collate([rows[one] for one in some])).float()
        out = torch.zeros(len(rows), found.shape[1]) if out is None else out
        out[some] = found
        at += count
    print(f"read {len(rows)} rows in {time.time() - started:.0f} s", flush=True)
    return out


def fit_related(told: np.ndarray, related: np.ndarray) -> tuple[list[float], float]:
    """Logistic regression by gradient descent with momentum, on features as they are."""
    inputs, gold = torch.tensor(told, dtype=torch.float32), torch.tensor(related, dtype=torch.float32)
    layer = nn.Linear(inputs.shape[1], 1)
    optimiser = torch.optim.LBFGS(layer.parameters(), max_iter=300, line_search_fn="strong_wolfe")

    def closure() -> torch.Tensor:
        optimiser.zero_grad()
        loss = functional.binary_cross_entropy_with_logits(layer(inputs)[:, 0], gold)
        loss = loss + 1e-5 * layer.weight.square().sum()
        loss.backward()
        return loss

    optimiser.step(closure)
    return layer.weight[0].tolist(), layer.bias.item()


def fit_head(
    network: PairNetwork, vectors: torch.Tensor, gold: torch.Tensor, dev: tuple[torch.Tensor, np.ndarray]
) -> None:
    """Teach the stance head; the state that is best on dev is kept."""
    share = torch.bincount(gold, minlength=len(STANCES)).float().clamp(min=1) / len(gold)
    weight = share**-SMOOTH / (share ** (1 - SMOOTH)).sum()
    optimiser = torch.optim.AdamW(network.stance.parameters(), lr=1e-3, weight_decay=0.02)
    best, kept = -1.0, network.stance.state_dict()
    for turn in range(30):
        network.stance.train()
        for some in torch.randperm(len(gold)).split(BATCH):
            inputs = functional.dropout(vectors[some], 0.2)
            loss = functional.cross_entropy(network.stance(inputs), gold[some], weight)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
        network.stance.eval()
        with torch.no_grad():
            said = network.stance(dev[0]).argmax(1).numpy()
        score, each = macro(dev[1].tolist(), said.tolist())
        if score > best:
            best, kept = score, {name: value.clone() for name, value in network.stance.state_dict().items()}
            print(f"turn {turn} dev macro {score:.4f}", [round(one, 3) for one in each], flush=True)
    network.stance.load_state_dict(kept)


def main() -> None:
    """Fit, and score on the held-out bodies."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--network", type=Path, required=True)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--strangers", type=int, default=2000, help="unrelated rows that the head is shown")
    options = parser.parse_args()
    torch.set_flush_denormal(True)
    torch.manual_seed(3)
    tokenizer = Tokenizer(options.encoder / "tokenizer.json")
    held = read_stances(options.corpora / "fnc1")
    bodies = Bodies(rarity(h.body for h in held if h.part == "train"))
    told = np.array([bodies.overlap(h.text, h.body) for h in held])
    gold = np.array([h.stance for h in held])
    part = np.array([h.part for h in held])
    weights, bias = fit_related(told[part == "train"], gold[part == "train"] != UNRELATED)
    related = told @ np.array(weights) + bias > 0
    print("related or not, right on dev:", (related == (gold != UNRELATED))[part == "dev"].mean(), flush=True)

    network = build(options.encoder)
    network.load_state_dict(torch.load(options.network, weights_only=True))
    apart = np.flatnonzero((gold == UNRELATED) & (part == "train")).tolist()
    shown = np.isin(np.arange(len(held)), random.Random(3).sample(apart, options.strangers))
    chosen = np.flatnonzero(np.where(part == "train", (gold != UNRELATED) | shown, related)).tolist()
    vectors = read(network, rows_of([held[at] for at in chosen], bodies, tokenizer))
    own, where = part[chosen], gold[chosen]
    train, dev = (np.flatnonzero(own == name) for name in ("train", "dev"))
    fit_head(network, vectors[train], torch.tensor(where[train]), (vectors[dev], where[dev]))
    said = np.full(len(held), UNRELATED)
    with torch.no_grad():
        said[np.array(chosen)] = network.stance(vectors).argmax(1).numpy()
    for name in ("dev", "test"):
        score, each = macro(gold[part == name].tolist(), said[part == name].tolist())
        shown = dict(zip(STANCES, np.round(each, 4).tolist(), strict=True))
        print(json.dumps({"part": name, "rows": int((part == name).sum()), "macro": round(score, 4), **shown}))
    torch.save(network.state_dict(), options.out)
    options.out.with_suffix(".json").write_text(json.dumps({"weights": weights, "bias": bias}), encoding="utf-8")


if __name__ == "__main__":
    main()
