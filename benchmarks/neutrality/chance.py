"""Whether groups of renderings were read differently by more than chance. The one rule: groups are exchanged only
within an article, because articles differ for other reasons.

The test is a permutation test (Fisher 1935; Pitman 1937): the share of shuffled groupings whose statistic is at least
the one that was found. Two statistics are taken: the largest difference between two groups' shares of usual output, and
how far values go together with groups at all, Pearson's chi-squared, in which groups also differ that depart from the
usual in different ways. Shuffling ends when it is plain that nothing is there (Besag and Clifford 1991).
"""

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Row = Sequence[Hashable | None]
"""One place of one article: its value in each rendering, None where it is not counted."""

_AT_ONCE, _PLAIN = 200, 30
_CLOSE = 1e-9


@dataclass(frozen=True, slots=True)
class Tally:
    """One article in one field: by rendering, how many values are counted and how many of them are the usual ones, and
    for every two renderings how much they agree, rare values counting more: the inner products of chi-squared."""

    counted: Floats
    usual: Floats
    alike: Floats


@dataclass(frozen=True, slots=True)
class Difference:
    """What a factor does to a field: by group, the points by which its share of usual values is above its articles';
    the largest difference between two groups; and how probable as much is by chance, by both statistics."""

    groups: dict[str, float]
    largest: float
    chance_of_largest: float
    chance_of_values: float

    @property
    def chance(self) -> float:
        """The lesser of the two."""
        return min(self.chance_of_largest, self.chance_of_values)


def tally(rows: Sequence[Row], renderings: int) -> Tally:
    """The values of one article in one field."""
    counted, usual = np.zeros(renderings), np.zeros(renderings)
    alike = np.zeros((renderings, renderings))
    for row in rows:
        count = Counter(value for value in row if value is not None)
        most = count.most_common(1)[0][0] if count else None
        counted += [value is not None for value in row]
        usual += [value is not None and value == most for value in row]
        if len(count) > 1:
            for value, often in count.items():
                has = np.array([other == value for other in row], dtype=float)
                alike += np.outer(has, has) / often
    return Tally(counted, usual, alike)


def share(tallies: Sequence[Tally]) -> float:
    """Percentage of usual values in all articles."""
    counted = sum(float(one.counted.sum()) for one in tallies)
    return 100 * sum(float(one.usual.sum()) for one in tallies) / counted if counted else 100.0


def compare(tallies: Sequence[Tally], groups: Sequence[Sequence[str]], shuffles: int, seed: int = 3) -> Difference:
    """One field under one factor: `groups` are those of each article's renderings. An article with one group only has
    no say."""
    both = [(one, some) for one, some in zip(tallies, groups, strict=True) if len(set(some)) > 1]
    tallies, groups = [one for one, _ in both], [some for _, some in both]
    if not both:
        return Difference({}, 0.0, 1.0, 1.0)
    names = sorted({name for some in groups for name in some})
    labels = [np.array([names.index(name) for name in some]) for some in groups]
    dice = np.random.default_rng(seed)
    found, values = _statistics(tallies, [one[None] for one in labels], len(names))
    above, done = np.zeros(2), 0
    while done < shuffles and above.min() < _PLAIN:
        drawn = [dice.permuted(np.tile(one, (_AT_ONCE, 1)), axis=1) for one in labels]
        shares, others = _statistics(tallies, drawn, len(names))
        above += (np.sum(_spread(shares) >= _spread(found) - _CLOSE), np.sum(others >= values - _CLOSE))
        done += _AT_ONCE
    chances = (above + 1) / (done + 1)
    by_name = {name: float(points) for name, points in zip(names, found[0], strict=True) if not np.isnan(points)}
    return Difference(by_name, float(_spread(found)[0]), float(chances[0]), float(chances[1]))


def _spread(shares: Floats) -> Floats:
    if np.isnan(shares).all():
        return np.zeros(len(shares))
    spread: Floats = np.nanmax(shares, axis=1) - np.nanmin(shares, axis=1)
    return spread


def _statistics(tallies: Sequence[Tally], labels: Sequence[npt.NDArray[np.int64]], size: int) -> tuple[Floats, Floats]:
    """For each grouping `[groupings, renderings]` of every article: points above the article's share, by group, and
    chi-squared without its constant."""
    points = np.zeros((len(labels[0]), size))
    counted, agreeing = np.zeros_like(points), np.zeros(len(points))
    for one, some in zip(tallies, labels, strict=True):
        if not one.counted.any():
            continue
        rate = one.usual.sum() / one.counted.sum()
        member = np.eye(size)[some]
        points += np.einsum("prg,r->pg", member, one.usual - rate * one.counted)
        counted += np.einsum("prg,r->pg", member, one.counted)
        if one.alike.any():
            together = np.einsum("pgs,psg->pg", member.transpose(0, 2, 1) @ one.alike, member)
            agreeing += np.sum(together / np.maximum(member.sum(axis=1), 1), axis=1)
    with np.errstate(invalid="ignore"):
        return 100 * points / np.where(counted, counted, np.nan), agreeing
