r"""Fit confidence to what is right, and choose the prices and thresholds of the three selections. All of it on dev.

    python training/calibrate.py --polnear POLNEAR/data --scorer attribution.py --model FOLDER \
        [--settings settings.json] [--diagram reliability.svg] [--into FOLDER]

The encoder sees the dev articles once. Prices are moved one role at a time until the mean of span_exact (source, cue,
content), tuple_exact and tuple_overlap rises no more: that is `balanced`. Confidence is fitted to whether a statement
of the text itself is right in the main (tuple_overlap against any annotator); what is reported is cross-fitted by
article. `precise` is the most recall at a precision of 0.85, `complete` the most recall at a precision of 0.5, over
readings at several prices and all thresholds of confidence. Dev is small (84 articles): all this is tuned on dev.

No nested statement is in PolNeAR, and the hand-marked nested cases stay unseen: the weight of nesting is 0.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))
from benchmarks.markdown import Cell, table
from benchmarks.polnear import articles, load_scorer
from onrecord.models import Calibration, StatementModel
from onrecord.reading.confidence import calibrated, features
from onrecord.records import Selection
from training.dev_reading import Dev, Figures, Price, Statement
from training.reliability import (
    FloatArray,
    Logistic,
    Sample,
    bins,
    brier,
    calibration_error,
    cross_fitted,
    diagram,
    fit,
)

START: Price = (0.38, 0.38, 0.38)
GRID = tuple(round(0.08 + 0.05 * step, 2) for step in range(13))
LEVELS = (0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.45, 0.5, 0.6)
"""Prices tried for all three roles at once, for the selections at either end."""

ROUNDS = 2
CUTS = tuple(round(0.02 * step, 2) for step in range(46))
SURE, HALF = 0.85, 0.5
"""Precision asked of `precise` and of `complete`."""

WIDE: Price = (0.2, 0.2, 0.2)
"""Prices at which confidence is fitted: low enough for every statement that a selection may show."""

Read = Mapping[str, Sequence[Statement]]


@dataclass(frozen=True, slots=True)
class Trial:
    """One way of selecting and what it gives."""

    price: Price
    confidence: float
    figures: Figures


@dataclass(slots=True)
class Readings:
    """Readings at every price tried so far; each is made once."""

    dev: Dev
    made: dict[Price, Read] = field(default_factory=dict)

    def at(self, price: Price) -> Read:
        """The reading at one price."""
        if price not in self.made:
            self.made[price] = self.dev.read(price)
        return self.made[price]

    def mean(self, price: Price) -> float:
        """The mean F1 of one price, without a threshold."""
        return self.dev.figures(self.at(price)).mean


def best_price(readings: Readings) -> Price:
    """Coordinate ascent from START over GRID."""
    best = START
    for _ in range(ROUNDS):
        before = best
        for role in range(len(START)):
            best = max([best, *(moved(best, role, price) for price in GRID)], key=readings.mean)
        if best == before:
            break
    return best


def moved(price: Price, role: int, to: float) -> Price:
    """Prices with that of one role changed."""
    source, cue, content = (to if number == role else now for number, now in enumerate(price))
    return source, cue, content


def trials(readings: Readings, prices: Sequence[Price], calibration: Calibration) -> Iterator[Trial]:
    """Every price with every threshold of confidence."""
    for price in prices:
        made = readings.at(price)
        sure = {stem: [calibrated(s.attribution.evidence, calibration) for s in some] for stem, some in made.items()}
        for cut in CUTS:
            kept = {
                stem: [one for one, p in zip(some, sure[stem], strict=True) if p >= cut] for stem, some in made.items()
            }
            yield Trial(price, cut, readings.dev.figures(kept))


def chosen(tried: Sequence[Trial], balanced: Price) -> dict[Selection, Trial]:
    """The trial of each selection; ties go to the lower threshold."""

    def most_recall(least: float) -> Trial:
        enough = [trial for trial in tried if trial.figures.precision >= least]
        return max(enough or tried, key=lambda trial: trial.figures.recall if enough else trial.figures.precision)

    return {
        Selection.PRECISE: most_recall(SURE),
        Selection.BALANCED: max((t for t in tried if t.price == balanced), key=lambda trial: trial.figures.mean),
        Selection.COMPLETE: most_recall(HALF),
    }


def sample(made: Read) -> Sample:
    """All statements of a reading; an article is a group."""
    rows = [(stem, one) for stem, some in made.items() for one in some]
    inputs = np.array([features(one.attribution.evidence) for _, one in rows])
    return Sample(inputs, np.array([one.right for _, one in rows]), [stem for stem, _ in rows])


def raw(made: Read) -> FloatArray:
    """What the model says of each statement by itself: the product of its probabilities."""
    evidence = [one.attribution.evidence for some in made.values() for one in some]
    return np.array([e.cue * e.content * e.source * e.source_link * e.content_link for e in evidence])


def report_confidence(fitted: Sample, shown: Mapping[str, Read]) -> None:
    """Print how far stated probabilities lie from what is right, before calibration and after (cross-fitted)."""
    rows: list[list[Cell]] = []
    for name, made in shown.items():
        some = sample(made)
        both = (raw(made), cross_fitted(fitted, some))
        cells = [f"{measure(stated, some.right):.3f}" for measure in (brier, calibration_error) for stated in both]
        rows.append([name, len(some.right), 100 * float(some.right.mean()), *cells])
    head = ["statements read", "count", "right %", "Brier before", "Brier after", "ECE before", "ECE after"]
    print(table(head, rows))


def report_selections(found: Mapping[Selection, Trial]) -> None:
    """Print what each selection asks and gives."""
    rows = []
    for selection, trial in found.items():
        figures = trial.figures
        price = " ".join(f"{price:.2f}" for price in trial.price)
        shares = [100 * figures.precision, 100 * figures.recall, *figures.f1.values(), figures.mean]
        rows.append([selection.value, price, f"{trial.confidence:.2f}", *shares])
    names = ["source", "cue", "content", "exact", "in the main", "mean F1"]
    print(table(["selection", "prices", "confidence", "precision", "recall", *names], rows))


def settings(fitted: Logistic, found: Mapping[Selection, Trial]) -> dict[str, object]:
    """What export.py and decoder.json take."""
    weights = [round(float(weight), 4) for weight in fitted.weights]
    return {
        "calibration": {"weights": weights, "bias": round(fitted.bias, 4)},
        "thresholds": {
            selection.value: {"price": list(trial.price), "confidence": trial.confidence}
            for selection, trial in found.items()
        },
    }


def merge(held: Mapping[str, object], folder: Path) -> None:
    """Put settings into the decoder.json of a model folder."""
    path = folder / "decoder.json"
    whole = json.loads(path.read_text(encoding="utf-8")) | held
    path.write_text(json.dumps(whole, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")


def main() -> None:
    """See, choose, fit, choose again, write."""
    options = parsed()
    model, scorer = StatementModel.load(options.model), load_scorer(options.scorer)
    corpus = articles(options.polnear)
    readings = Readings(Dev.of(corpus, options.polnear / "dev", scorer, model))
    balanced = best_price(readings)
    pool = sample(readings.at(WIDE))
    fitted = fit(pool.inputs, pool.right)
    print(f"## Confidence of {options.model.name}, tuned on {len(corpus)} dev articles\n")
    report_confidence(pool, {"at low prices": readings.at(WIDE), "at balanced prices": readings.at(balanced)})
    calibration = Calibration(tuple(map(float, fitted.weights)), fitted.bias)
    prices = [balanced, *((level, level, level) for level in LEVELS)]
    found = chosen(list(trials(readings, prices, calibration)), balanced)
    print(f"Mean F1 at prices of {START[0]} without a threshold: {readings.mean(START):.1f}\n")
    report_selections(found)
    held = settings(fitted, found)
    print(json.dumps(held))
    if options.diagram:
        title = f"Confidence of {len(pool.right):,} dev statements, cross-fitted"
        drawn = diagram(bins(raw(readings.at(WIDE)), pool.right), bins(cross_fitted(pool, pool), pool.right), title)
        options.diagram.write_text(drawn, encoding="utf-8")
    if options.settings:
        options.settings.write_text(json.dumps(held, indent=2) + "\n", encoding="utf-8")
    if options.into:
        merge(held, options.into)


def parsed() -> argparse.Namespace:
    """The options of the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--polnear", type=Path, required=True, help="the folder with metadata.tsv and dev/")
    parser.add_argument("--scorer", type=Path, required=True, help="attribution.py, the metric")
    parser.add_argument("--model", type=Path, required=True, help="a model folder")
    parser.add_argument("--settings", type=Path, help="write the settings here, for export.py")
    parser.add_argument("--into", type=Path, help="put the settings into this model folder")
    parser.add_argument("--diagram", type=Path, help="draw the reliability diagram here, as SVG")
    return parser.parse_args()


if __name__ == "__main__":
    main()
