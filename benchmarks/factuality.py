"""How well the encoder's factuality agrees with annotators: Pearson's r on the development parts of UW and UDS-IH2.

    python benchmarks/factuality.py --corpora FOLDER

FOLDER holds `UW` and `UDS_IH2`, each with its `dev.jsonl` (Jiang and de Marneffe 2021 give these splits). The int8
model of the package reads the sentences as they stand, tokens parted by spaces, a paragraph each.
"""

import argparse
import json
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.markdown import table
from onrecord.models import StatementModel
from onrecord.reading.encoding import encode
from onrecord.reading.paragraphs import split_paragraphs

PARTED = "\n\n"
MOST = 3.0
AGREEMENT = {"UW": "0.86", "UDS-IH2": "0.91"}
"""The best published r, on the test parts, by encoders five times the size (Jiang and de Marneffe 2021)."""
CORPORA = {"UW": ("UW", 0), "UDS-IH2": ("UDS_IH2", 1)}
"""Folder of each corpus, and which of the model's two scales its annotators used."""

FloatArray = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Events:
    """A text of sentences, the place of every annotated event's first letter, and its factuality from -3 to 3."""

    text: str
    places: npt.NDArray[np.int64]
    gold: FloatArray


def read_events(path: Path) -> Events:
    """The events of a `dev.jsonl`."""
    sentences, places, gold, at = [], [], [], 0
    for line in path.read_text(encoding="utf-8").splitlines():
        held = json.loads(line)
        starts = [0, *np.cumsum([len(token) + 1 for token in held["text"].split(" ")]).tolist()]
        places += [at + starts[target["span1"][0]] for target in held["targets"]]
        gold += [float(target["label"]) for target in held["targets"]]
        sentences.append(held["text"])
        at += len(held["text"]) + len(PARTED)
    return Events(PARTED.join(sentences), np.array(places), np.array(gold))


def predicted(events: Events, model: StatementModel, scale: int) -> FloatArray:
    """The model's factuality of every event; of a word that it does not see, the mean."""
    found: dict[int, float] = {}
    for one in encode(events.text, split_paragraphs(events.text), model):
        found.update(zip(one.window.starts.tolist(), one.scores.facts[:, scale].tolist(), strict=True))
    mean = float(np.mean(list(found.values())))
    return np.clip([MOST * found.get(place, mean) for place in events.places.tolist()], -MOST, MOST)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, required=True, help="the folder with UW and UDS_IH2")
    options = parser.parse_args()
    model = StatementModel.load()
    rows: list[list[str | int | float]] = []
    for name, (folder, scale) in CORPORA.items():
        events = read_events(options.corpora / folder / "dev.jsonl")
        said = predicted(events, model, scale)
        r = float(np.corrcoef(said, events.gold)[0, 1])
        off = float(np.abs(said - events.gold).mean())
        rows.append([f"{name} dev", len(events.gold), f"{r:.3f}", f"{off:.2f}", AGREEMENT[name]])
    print(table(["corpus", "events", "Pearson's r", "mean absolute error", "best published r (test)"], rows))


if __name__ == "__main__":
    main()
