"""How much rests on unnamed sources, as a JSON object. The one rule: no share without its numbers."""

from collections.abc import Iterator
from typing import Literal, TypedDict

from onrecord.exports.schema import SCHEMA
from onrecord.ledger import Filters, Ledger
from onrecord.reports.shares import OutletShares, Resting, Share, Shares, unnamed_shares


class ShareObject(TypedDict):
    """How many statements come from unnamed sources, of how many, and which part that is; null where there are none."""

    unnamed: int
    statements: int
    share: float | None


class WeekShareObject(ShareObject):
    """The same of one week, from Monday to Sunday, by the day of its Monday."""

    week: str


class KindObject(TypedDict):
    """How many statements come from unnamed sources that are said to be of a kind; null is not known."""

    kind: str | None
    statements: int


class RestingObject(ShareObject):
    """The same in all, in each week in which something was published, and in undated documents; `kinds` add up to
    `unnamed`."""

    weeks: list[WeekShareObject]
    undated: ShareObject
    kinds: list[KindObject]


class OutletObject(RestingObject):
    """The same of one publisher; null is no publisher."""

    publisher: str | None


class SourcesObject(RestingObject):
    """The same of all that was asked for, whatever the limit of outlets, in the object that a command prints."""

    schema: str
    outlets: list[OutletObject]
    all_outlets: int
    reviewed: Literal[False]


class ShareRowObject(ShareObject):
    """One cell of the table of outlets and weeks: `all` is every outlet or every week; a publisher of null is none."""

    publisher: str | None
    week: str


def sources_object(ledger: Ledger, filters: Filters) -> SourcesObject:
    """How much of what passes rests on unnamed sources."""
    return shares_object(unnamed_shares(ledger, filters))


def shares_object(found: Shares) -> SourcesObject:
    """All that was counted."""
    return {
        "schema": SCHEMA,
        **_resting(found.resting),
        "outlets": [_outlet(one) for one in found.outlets],
        "all_outlets": found.all_outlets,
        "reviewed": False,
    }


def share_rows(found: SourcesObject) -> list[ShareRowObject]:
    """All cells one below the other, for a spreadsheet: every outlet first, and of each every week first."""
    held: list[tuple[str | None, RestingObject]] = [("all", found)]
    held += [(one["publisher"], one) for one in found["outlets"]]
    return [
        {"publisher": publisher, "week": week, **share}
        for publisher, one in held
        for week, share in _cells(one)
        if share["statements"]
    ]


def _cells(one: RestingObject) -> Iterator[tuple[str, ShareObject]]:
    yield "all", share_alone(one)
    for week in one["weeks"]:
        yield week["week"], share_alone(week)
    yield "undated", one["undated"]


def share_alone(one: ShareObject) -> ShareObject:
    """The numbers of a share, without what stands beside them."""
    return {"unnamed": one["unnamed"], "statements": one["statements"], "share": one["share"]}


def _outlet(one: OutletShares) -> OutletObject:
    return {"publisher": one.publisher, **_resting(one.resting)}


def _resting(one: Resting) -> RestingObject:
    return {
        **_share(one.whole),
        "weeks": [{"week": week.isoformat(), **_share(share)} for week, share in one.weeks],
        "undated": _share(one.undated),
        "kinds": [{"kind": kind.value if kind else None, "statements": number} for kind, number in one.kinds],
    }


def _share(one: Share) -> ShareObject:
    share = one.share
    return {
        "unnamed": one.unnamed,
        "statements": one.statements,
        "share": None if share is None else round(share, 4),
    }
