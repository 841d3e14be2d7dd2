"""Score a network on PolNeAR's dev articles with the program's own decoding."""

import importlib.util
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType

import numpy as np
import torch
from data import Article
from network import Network

from onrecord.models import LinkWeights, Tokenizer
from onrecord.reading.completing import complete
from onrecord.reading.joining import join
from onrecord.reading.lattice import Found, candidates, choose, marginals
from onrecord.reading.links import Links
from onrecord.reading.paragraphs import split_paragraphs
from onrecord.reading.windows import Window, pack, pieces

PRICES = (0.44, 0.44, 0.44)
ROWS = 16

Output = tuple[str, Window, np.ndarray, np.ndarray]
"""An article's stem, a window, and the scores of its words: tags `[words, tags]`, links `[words, 3, size]`."""


def score_network(network: Network, tokenizer: Tokenizer, articles: Sequence[Article], folder: Path) -> dict:
    """The metric's report for a network; `folder` is CORPORA/polnear/data/SPLIT, and beside CORPORA is scoring/."""
    transitions = network.transitions.detach().float().numpy()
    predictions = decode(forward(network, articles, tokenizer), transitions, link_weights(network))
    report = metric(folder.parents[3] / "scoring" / "attribution.py").score(folder, predictions)
    return {name: figure for name, figure in report.items() if name != "gold_spans"}


def metric(path: Path) -> ModuleType:
    """The attribution metric, from the file it is kept in."""
    spec = importlib.util.spec_from_file_location("attribution", path)
    if spec is None or spec.loader is None:
        message = f"no metric at {path}"
        raise SystemExit(message)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def link_weights(network: Network) -> LinkWeights:
    """The link tables of a network as the program holds them."""
    tables = (network.distance, network.cues, network.breaks, network.none)
    return LinkWeights(*(table.detach().float().numpy() for table in tables))


def forward(network: Network, articles: Sequence[Article], tokenizer: Tokenizer) -> Iterator[Output]:
    """Scores of every window of each distinct text."""
    network.eval()
    texts = {article.stem: article.text for article in articles}
    cut = ((stem, pack(pieces(text, split_paragraphs(text), tokenizer), tokenizer)) for stem, text in texts.items())
    todo = sorted(((stem, window) for stem, some in cut for window in some), key=lambda pair: len(pair[1].ids))
    for at in range(0, len(todo), ROWS):
        batch = todo[at : at + ROWS]
        inputs = (torch.from_numpy(array) for array in encoder_inputs([window for _, window in batch]))
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            tags, links = (scores.float().numpy() for scores in network(*inputs)[:2])
        for row, (stem, window) in enumerate(batch):
            words = window.firsts
            yield stem, window, tags[row, words], links[row, words].reshape(len(words), 3, -1)


def encoder_inputs(rows: Sequence[Window]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Ids, types and mask of a batch, each `[rows, tokens]`."""
    longest = max(len(window.ids) for window in rows)
    ids, types, mask = (np.zeros((len(rows), longest), dtype=np.int64) for _ in range(3))
    for row, window in enumerate(rows):
        size = len(window.ids)
        ids[row, :size], types[row, :size], mask[row, :size] = window.ids, window.types, 1
    return ids, types, mask


def decode(
    outputs: Iterator[Output], transitions: np.ndarray, weights: LinkWeights, prices: Sequence[float] = PRICES
) -> dict[str, list[dict]]:
    """Relations as the metric takes them: stem to a list of role to spans."""
    found: dict[str, list[dict]] = {}
    for stem, window, tags, projections in outputs:
        lattice = marginals(tags[None], [len(tags)], transitions)
        possible = candidates(lattice, 0, len(tags))
        links = Links(window.paragraphs, projections, weights)
        for relation in join(complete(choose(possible, prices), possible, links), links):
            spans = {
                "source": [relation.source] if relation.source else [],
                "cue": [relation.cue],
                "content": relation.contents,
            }
            placed = {role: [_place(window, span) for span in some] for role, some in spans.items()}
            found.setdefault(stem, []).append(placed)
    return found


def _place(window: Window, span: Found) -> list[int]:
    return [int(window.starts[span.first]), int(window.ends[span.last])]
