"""Whether an article is read the same whatever the names, parties, countries and genders in it.

    python benchmarks/swaps.py [--renderings N] [--articles N] [--rules] [--show N]

Every rendering of an invented article is read, and what was read is laid back on the template. The usual value, the one
that most renderings of the article have, is the reference. --rules asks the same of the rules alone: they get the
statements and names that were found in one rendering in the places of every other.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.markdown import Cell, table
from benchmarks.neutrality.chance import Difference, Row, Tally, compare, share, tally
from benchmarks.neutrality.portraits import FIELDS, WHOLE, Portrait
from benchmarks.neutrality.rendering import Article, articles
from benchmarks.neutrality.restaging import given, read_swap, understand_swap
from benchmarks.neutrality.swapping import FACTORS, Swap, swaps
from onrecord.models import StatementModel

SHUFFLES = 10_000
DOUBT = 0.05
_ABSENT = (None,)


@dataclass(frozen=True, slots=True)
class Trial:
    """One article in all of its renderings, each with its portrait."""

    article: Article
    swaps: tuple[Swap, ...]
    portraits: tuple[Portrait, ...]

    def rows(self, field: str) -> dict[object, Row]:
        """The values of a field, by place of the template; each in a tuple, None where the place is not counted."""
        looks = [portrait[field] for portrait in self.portraits]
        missing = _ABSENT if field in WHOLE else None
        places = sorted({place for look in looks for place in look}, key=repr)
        return {place: [(look[place],) if place in look else missing for look in looks] for place in places}


def read_all(chosen: Iterable[Article], model: StatementModel, most: int | None = None) -> Iterator[Trial]:
    """Every rendering read from end to end."""
    for article in chosen:
        drawn = tuple(swaps(article, most))
        yield Trial(article, drawn, tuple(read_swap(swap.rendered, model) for swap in drawn))


def understand_all(chosen: Iterable[Article], model: StatementModel, most: int | None = None) -> Iterator[Trial]:
    """Every rendering understood by the rules, given what the encoder made of the first."""
    for article in chosen:
        drawn = tuple(swaps(article, most))
        held = given(drawn[0].rendered, model)
        yield Trial(article, drawn, tuple(understand_swap(held, swap.rendered) for swap in drawn))


def tallies(trials: Sequence[Trial], fields: Sequence[str] = FIELDS) -> list[Tally]:
    """Of each article, the fields together."""
    return [
        tally([row for field in fields for row in trial.rows(field).values()], len(trial.swaps)) for trial in trials
    ]


def groups(trials: Sequence[Trial], factor: str) -> list[list[str]]:
    """Of each article, the groups of its renderings under a factor."""
    at = FACTORS.index(factor)
    return [[swap.groups[at] for swap in trial.swaps] for trial in trials]


def differences(trials: Sequence[Trial], fields: Sequence[str] = FIELDS) -> dict[str, Difference]:
    """What each factor does to the fields together."""
    held = tallies(trials, fields)
    return {factor: compare(held, groups(trials, factor), SHUFFLES) for factor in FACTORS}


def field_table(trials: Sequence[Trial]) -> str:
    """By field: the share of usual values, and by factor the largest difference between two groups in points, with how
    probable as much is by chance by two tests; in bold where that is beyond doubt for so many tests."""
    rows: list[list[Cell]] = []
    limit = DOUBT / (len(FIELDS) * len(FACTORS) * 2)
    for field in FIELDS:
        found = differences(trials, [field])
        rows.append([field, share(tallies(trials, [field])), *(_shown(found[factor], limit) for factor in FACTORS)])
    found = differences(trials)
    rows.append(
        ["all", share(tallies(trials)), *(_shown(found[factor], DOUBT / len(FACTORS) / 2) for factor in FACTORS)]
    )
    return table(["field", "usual value, %", *FACTORS], rows)


def _shown(difference: Difference, limit: float) -> str:
    if not difference.largest and difference.chance == 1:
        return "0"
    words = f"{difference.largest:.1f} (p {difference.chance_of_largest:.2g}; {difference.chance_of_values:.2g})"
    return f"**{words}**" if difference.chance < limit else words


def group_table(trials: Sequence[Trial]) -> str:
    """By group: the points by which its share of usual values, all fields together, is above that of its articles."""
    rows: list[list[Cell]] = []
    for factor, difference in differences(trials).items():
        rows += [[factor, name, f"{points:+.2f}"] for name, points in sorted(difference.groups.items())]
    return table(["swapped", "", "points"], rows)


def departures(trials: Iterable[Trial]) -> Iterator[str]:
    """Every place where renderings differ: the usual value and who reads another."""
    for trial in trials:
        for field in FIELDS:
            for place, row in trial.rows(field).items():
                count = Counter(value for value in row if value is not None)
                usual = count.most_common(1)[0][0]
                for value in count:
                    if value != usual:
                        who = [swap for swap, other in zip(trial.swaps, row, strict=True) if other == value]
                        yield _departure(trial.article, f"{field} {_words(trial.article, place)}", (value, usual), who)


def _departure(article: Article, where: str, values: tuple[object, object], who: Sequence[Swap]) -> str:
    names = ", ".join("/".join(swap.groups) for swap in who[:2])
    return f"{article.id}: {where}: {values[0]} not {values[1]} in {len(who)}: {names}"


def _words(article: Article, place: object) -> str:
    """A place of the template as its words; what is no place, as it is."""
    if not isinstance(place, tuple):
        return str(place)
    return " … ".join(article.text[start:end] or f"at {start}" for start, end in place)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--renderings", type=int, metavar="N", help="only N renderings of each article")
    parser.add_argument("--articles", type=int, metavar="N", help="only the first N articles")
    parser.add_argument("--rules", action="store_true", help="the rules alone")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="also print N differences")
    options = parser.parse_args()
    through = understand_all if options.rules else read_all
    trials = list(through(articles()[: options.articles], StatementModel.load(), options.renderings))
    print(f"{sum(len(trial.swaps) for trial in trials)} renderings of {len(trials)} articles\n")
    print(field_table(trials))
    print(group_table(trials))
    print("\n".join(list(departures(trials))[: options.show]))


if __name__ == "__main__":
    main()
