"""Score the further heads of a network: Pearson's r of factuality on UW dev and UDS-IH2 dev, main predicates of UW dev.

python training/evaluate_further.py --encoder FOLDER --network model.pt --corpora FOLDER
"""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import corpora as further
import network as net
import numpy as np
import torch
from corpora import Further, Labelled
from evaluate import encoder_inputs

from onrecord.models.tokens import Tokenizer

ROWS = 16
FACTS, EVENTS = 3, 4
"""Places of the heads among the network's outputs."""


def outputs(network: net.Network, examples: Sequence[Further]) -> list[list[np.ndarray]]:
    """Scores of the words of every window, by head."""
    network.eval()
    order = sorted(range(len(examples)), key=lambda n: len(examples[n].window.ids))
    found: list[list[np.ndarray]] = [[] for _ in examples]
    for at in range(0, len(order), ROWS):
        some = order[at : at + ROWS]
        inputs = (torch.from_numpy(array) for array in encoder_inputs([examples[n].window for n in some]))
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            heads = [scores.float().numpy() for scores in network(*inputs)]
        for row, number in enumerate(some):
            found[number] = [scores[row, examples[number].window.firsts] for scores in heads]
    return found


def pearson(network: net.Network, texts: list[Labelled], tokenizer: Tokenizer, scale: int) -> dict[str, float]:
    """Pearson's r and mean absolute error of factuality on one corpus; and how often the likeliest predicate is one."""
    examples = list(further.examples(texts, tokenizer))
    said, gold, hits = [], [], []
    for example, scores in zip(examples, outputs(network, examples), strict=True):
        facts = scores[FACTS]
        for word, value, _ in example.facts:
            said.append(float(facts[word, scale]) * further.SCALE)
            gold.append(value)
        for paragraph in np.unique(example.window.paragraphs):
            words = np.flatnonzero(example.window.paragraphs == paragraph)
            if (example.predicates[words] == 1).any():
                hits.append(example.predicates[words[facts[words, net.PREDICATE].argmax()]] == 1)
    clipped = np.clip(said, -further.SCALE, further.SCALE)
    report = {"r": np.corrcoef(clipped, gold)[0, 1], "mae": np.abs(clipped - gold).mean()}
    if hits:
        report["predicate"] = np.mean(hits)
    return {name: round(float(value), 4) for name, value in report.items()}


def events(network: net.Network, texts: list[Labelled], tokenizer: Tokenizer) -> dict[str, float]:
    """Macro-F1 and accuracy of event classes."""
    said = []
    for one in texts:
        (example,) = further.examples([one], tokenizer)
        scores = outputs(network, [example])[0][EVENTS]
        first, last, begin, end, _ = example.events[0]
        weight = scores[first : last + 1, -1].copy()
        weight[begin - first : max(begin, end + 1) - first] += network.between.item()
        weight = np.exp(weight - weight.max())
        said.append((weight @ scores[first : last + 1, :-1]).argmax())
    gold = np.array([one.event[2] for one in texts if one.event])
    return agreement(np.array(said), gold)


def agreement(said: np.ndarray, gold: np.ndarray) -> dict[str, float]:
    """Mean of the F1 of the classes that the gold has, and accuracy."""
    each = []
    for kind in np.unique(gold):
        hits = ((said == kind) & (gold == kind)).sum()
        each.append(2 * hits / max(1, (said == kind).sum() + (gold == kind).sum()))
    return {"macro F1": round(float(np.mean(each)), 4), "accuracy": round(float((said == gold).mean()), 4)}


def report(network: net.Network, folder: Path, tokenizer: Tokenizer) -> dict[str, dict[str, float]]:
    """The figures of both dev sets."""
    facts = folder / "factuality"
    news = further.factuality(facts / "UW" / "dev.jsonl", further.NEWS, facts / "UW" / "dev.conll")
    web = further.factuality(facts / "UDS_IH2" / "dev.jsonl", further.WEB)
    return {
        "UW dev": pearson(network, news, tokenizer, further.NEWS),
        "UDS-IH2 dev": pearson(network, web, tokenizer, further.WEB),
    }


def main() -> None:
    """Print the report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--network", type=Path, required=True)
    parser.add_argument("--corpora", type=Path, required=True)
    options = parser.parse_args()
    network = net.build(options.encoder)
    network.load_state_dict(torch.load(options.network, weights_only=True))
    print(json.dumps(report(network, options.corpora, Tokenizer(options.encoder / "tokenizer.json"))))


if __name__ == "__main__":
    main()
