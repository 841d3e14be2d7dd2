r"""An experiment, not in the program: tune the vectors of word pieces so that denials come near what they deny.

    python training/sentence_claims.py --vectors FOLDER --tokenizer FILE --lines lines.pkl --out FOLDER [--passes 20]

A contrastive loss over whole stories (stories.py; `lines.pkl` is what train_claims.py keeps): a line's mates are the
other lines of its claim that assert or deny it, its rivals all others of some stories. Only pieces that the stories use
move. The cells' centres stay.
"""

import argparse
import json
import pickle
import random
from pathlib import Path

import numpy as np
import torch
from stories import TEST, Line
from torch import Tensor, nn
from torch.nn import functional
from train_claims import kept_back

from onrecord.models import SentenceModel
from onrecord.models.tokens import Tokenizer

HEAT = 0.07
AT_ONCE = 10
"""Stories in a batch."""
AT = (1, 3, 6, 12, 24)
GREATEST, SHOWN = 127, 5


class Pieces(nn.Module):
    """A vector for each word piece and a weight for each; a text is their weighted sum, at unit length."""

    def __init__(self, vectors: Tensor) -> None:
        super().__init__()
        self.vectors = nn.Parameter(vectors.clone())
        self.weights = nn.Parameter(torch.zeros(len(vectors)))

    def forward(self, texts: list[Tensor]) -> Tensor:
        """`[texts, size]`."""
        flat = torch.cat(texts)
        offsets = torch.tensor([0, *(len(text) for text in texts[:-1])]).cumsum(0)
        weights = self.weights.exp()[flat]
        summed = functional.embedding_bag(flat, self.vectors, offsets, mode="sum", per_sample_weights=weights)
        return functional.normalize(summed, dim=1)


def loss_of(vectors: Tensor, some: list[Line]) -> Tensor:
    """How far mates are from being the likeliest neighbours; lines that do neither count as nobody's rivals in their
    own claim."""
    keys = np.array([hash((line.story, line.claim)) for line in some])
    taking = torch.tensor([line.sign != 0 for line in some])
    same = torch.from_numpy(keys[:, None] == keys[None])
    itself = torch.eye(len(some), dtype=torch.bool)
    mates = same & taking[:, None] & taking[None] & ~itself
    scores = (vectors @ vectors.T / HEAT).masked_fill((same & ~mates) | itself, -1e4)
    logs = scores.log_softmax(1)
    each = -torch.where(mates, logs, 0.0).sum(1) / mates.sum(1).clamp(min=1)
    return each[mates.any(1)].mean()


def found(vectors: np.ndarray, lines: list[Line]) -> dict[str, float]:
    """Share of denials that have one whom they deny among their nearest, in percent."""
    cosines = vectors @ vectors.T
    np.fill_diagonal(cosines, -2)
    keys = np.array([hash((line.story, line.claim)) for line in lines])
    signs = np.array([line.sign for line in lines])
    ranks = []
    for at in np.flatnonzero(signs == -1):
        opposite = (keys == keys[at]) & (signs == 1)
        if opposite.any():
            ranks.append(int((cosines[at] > cosines[at][opposite].max()).sum()))
    return {f"@{k}": round(100 * float(np.mean(np.array(ranks) < k)), 1) for k in AT}


def packed(vectors: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """int8 with a scale for each row."""
    scale = np.abs(vectors).max(1) / GREATEST
    return np.rint(vectors / np.maximum(scale, 1e-9)[:, None]).astype(np.int8), scale.astype(np.float32)


def main() -> None:
    """Tune, report, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--vectors", type=Path, required=True, help="the folder to start from")
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--lines", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--passes", type=int, default=20)
    parser.add_argument("--rate", type=float, default=3.0, help="step, in hundredths of a vector's mean size")
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    rng = random.Random(3)
    lines: list[Line] = pickle.loads(options.lines.read_bytes())[1]  # noqa: S301 - our own file
    model = SentenceModel.load(options.vectors, Tokenizer(options.tokenizer))
    texts = [
        torch.from_numpy(t.ids.astype(np.int64)) for t in model.tokenizer.tokenize([x.proposition.words for x in lines])
    ]
    begin = torch.from_numpy(model.pieces.astype(np.float32) * model.scale[:, None])
    network = Pieces(begin)
    optimiser = torch.optim.Adam(
        [
            {"params": [network.vectors], "lr": options.rate / 1000 * float(begin.abs().mean())},
            {"params": [network.weights], "lr": options.rate / 1000},
        ]
    )
    stories: dict[str, list[int]] = {}
    for place, line in enumerate(lines):
        if not line.story.startswith(TEST) and not kept_back(line) and len(texts[place]):
            stories.setdefault(line.story, []).append(place)
    dev = [at for at, line in enumerate(lines) if not line.story.startswith(TEST) and kept_back(line)]
    test = [at for at, line in enumerate(lines) if line.story.startswith(TEST)]

    def shown() -> dict[str, dict[str, float]]:
        with torch.no_grad():
            return {
                name: found(network([texts[at] for at in places]).numpy(), [lines[at] for at in places])
                for name, places in (("dev", dev), ("test", test))
                if places
            }

    print(json.dumps(shown()), flush=True)
    for number in range(options.passes):
        names = rng.sample(sorted(stories), len(stories))
        for at in range(0, len(names), AT_ONCE):
            some = [place for name in names[at : at + AT_ONCE] for place in stories[name]]
            loss = loss_of(network([texts[place] for place in some]), [lines[place] for place in some])
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
        if (number + 1) % SHOWN == 0:
            print(json.dumps({"pass": number + 1, "loss": round(loss.item(), 4), **shown()}), flush=True)
    with torch.no_grad():
        vectors = (network.vectors * network.weights.exp()[:, None]).numpy()
    pieces, scale = packed(vectors)
    options.out.mkdir(parents=True, exist_ok=True)
    with np.load(options.vectors / "vectors.npz") as held:
        kept = {name: held[name] for name in held.files if name.startswith("centre")}
    np.savez_compressed(options.out / "vectors.npz", pieces=pieces, scale=scale, **kept)
    print(json.dumps({"written": (options.out / "vectors.npz").stat().st_size}))


if __name__ == "__main__":
    main()
