r"""Make a pair model's scores probabilities, and draw its lines, on dev, with the int8 model as it will run.

    python training/fit_pairs.py --model FOLDER --corpora FOLDER [--stance with-stance.json] [--precise 0.95]

Temperature and biases minimise the logarithmic loss of answers, each corpus weighing the same. Lines are the lowest
from which on the share of right answers is as asked, on the corpora and on made pairs alike, whose frames training has
not seen.
"""

import argparse
import json
import random
from pathlib import Path

import numpy as np
import pairs
import pairs_altered
import pairs_made
import torch
from pairs import CONTRADICTS, ENTAILS, NEITHER, NOT_ENTAILS, Pair
from torch.nn import functional

from onrecord.linking.pairing import FEATURES, combined, negates
from onrecord.models import PairModel

MADE = 2500
LEAST = 20
"""Answers above a line, from which on their share of right ones is believed."""


def scores(model: PairModel, some: list[Pair]) -> tuple[np.ndarray, np.ndarray]:
    """Probabilities of every pair onward and back."""
    turned = [Pair(p.other, p.one, p.label, p.corpus) for p in some]
    return tuple(model.judge([(p.one, p.other) for p in way], pairs.compared(way)) for way in (some, turned))


def calibrated(chances: np.ndarray, some: list[Pair]) -> tuple[float, list[float]]:
    """Temperature and biases of the least loss over pairs with three answers."""
    known = [at for at, pair in enumerate(some) if pair.label != NOT_ENTAILS]
    logits = torch.tensor(np.log(chances[known].clip(1e-9)))
    gold = torch.tensor([some[at].label for at in known])
    counts = {corpus: sum(some[at].corpus == corpus for at in known) for corpus in {some[at].corpus for at in known}}
    weight = torch.tensor([1 / max(counts[some[at].corpus], 200) for at in known])
    log_heat, biases = torch.zeros(1, requires_grad=True), torch.zeros(3, requires_grad=True)
    optimiser = torch.optim.LBFGS([log_heat, biases], max_iter=200, line_search_fn="strong_wolfe")

    def closure() -> torch.Tensor:
        optimiser.zero_grad()
        each = functional.cross_entropy(logits / log_heat.exp() + biases, gold, reduction="none")
        loss = (each * weight).sum() / weight.sum()
        loss.backward()
        return loss

    optimiser.step(closure)
    centred = biases.detach() - biases.detach().mean()
    return log_heat.exp().item(), [round(one, 4) for one in centred.tolist()]


def heated(chances: np.ndarray, temperature: float, biases: list[float]) -> np.ndarray:
    """Probabilities under another temperature and other biases."""
    logits = np.log(chances.clip(1e-9)) / temperature + np.array(biases)
    out = np.exp(logits - logits.max(1, keepdims=True))
    return out / out.sum(1, keepdims=True)


def line(chances: np.ndarray, right: np.ndarray, asked: float) -> float:
    """The lowest line from which on the share of right answers is as asked."""
    order = np.argsort(-chances)
    shares = np.cumsum(right[order]) / np.arange(1, len(order) + 1)
    good = [at for at in np.flatnonzero(shares >= asked) if at >= LEAST]
    return float(chances[order[good[-1]]]) if good else 1.0


def main() -> None:
    """Fit and write `weights.json`."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, required=True, help="the model folder, whose weights.json is written")
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--stance", type=Path, help="what train_pairs_stance.py wrote beside its weights")
    parser.add_argument("--precise", type=float, default=0.93, help="share of right answers above a line")
    options = parser.parse_args()
    path = options.model / "weights.json"
    held = json.loads(path.read_text(encoding="utf-8"))
    held |= {"features": list(FEATURES), "temperature": 1.0, "biases": [0.0, 0.0, 0.0]}
    path.write_text(json.dumps(held), encoding="utf-8")
    model = PairModel.load(options.model, threads=2)
    rng = random.Random("lines")
    sentences = pairs_altered.Sentences.read(options.corpora)
    corpora = [pair for pair in pairs.read_pairs(options.corpora) if pair.part == "dev"]
    made = [*pairs_made.invented(MADE, rng, "dev"), *pairs_altered.altered(MADE, rng, sentences)]
    some = corpora + made
    onward, back = scores(model, some)
    temperature, biases = calibrated(onward, some)
    onward, back = heated(onward, temperature, biases), heated(back, temperature, biases)
    same, denies, neither = np.array([combined(a, b) for a, b in zip(onward, back, strict=True)]).T
    labels, known = np.array([p.label for p in some]), np.array([p.back is not None for p in some])
    alike = np.array([p.label == p.back == ENTAILS for p in some])
    strange = ~known & (labels != ENTAILS) | known
    three = labels != NOT_ENTAILS
    near = np.array([negates(pairs.proposition(p.one), pairs.proposition(p.other)) for p in some])
    wrong = labels == CONTRADICTS
    lines = {
        "same": max(line(same[own], alike[own], options.precise) for own in (known, strange)),
        "denies": max(
            line(denies[own], wrong[own], options.precise) for own in (known & ~near, ~known & three & ~near)
        ),
        "marked": max(line(denies[own], wrong[own], options.precise) for own in (known & near, ~known & three & near)),
        "compatible": line(neither[three], (labels == NEITHER)[three], 0.9),
    }
    held |= {"temperature": round(temperature, 4), "biases": biases}
    held["thresholds"] = {name: round(value, 4) for name, value in lines.items()}
    if options.stance:
        found = json.loads(options.stance.read_text(encoding="utf-8"))
        held["related"] = [round(one, 5) for one in (*found["weights"], found["bias"])]
    path.write_text(json.dumps(held, indent=1) + "\n", encoding="utf-8")
    print(json.dumps({name: held[name] for name in ("temperature", "biases", "thresholds")}))
    shown = {"same": (same, alike, strange), "denies": (denies, wrong, three), "denies, made": (denies, wrong, known)}
    for name, (value, gold, own) in shown.items():
        lowest = np.where(near, lines["marked"], lines["denies"]) if name != "same" else lines["same"]
        above = own & (value >= lowest)
        print(
            f"{name}: {gold[above].mean():.3f} of {above.sum()} right, {gold[above].sum() / gold[own].sum():.3f} found"
        )


if __name__ == "__main__":
    main()
