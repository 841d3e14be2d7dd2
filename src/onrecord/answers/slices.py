"""Claims and actors of a large ledger, a stretch at a time, from its boards. The one rule: what is left out is counted,
and what is kept says of what state of the ledger it is."""

from collections.abc import Mapping, Sequence

from onrecord.answers.boards import made_object
from onrecord.answers.claims import voice_object
from onrecord.errors import InputError
from onrecord.exports.schema import SCHEMA
from onrecord.ledger import BoardPage, JsonObject, Ledger, Made
from onrecord.records import Told
from onrecord.reports.telling import Telling

_NEVER = BoardPage((), 0, Made(0, "", fresh=False))


def claim_slice(ledger: Ledger, beginning: str, offset: int, limit: int, stance: str | None = None) -> JsonObject:
    """A claim as it is kept, with some of its statements, oldest first, all or those with one stance: the keys of
    `answers.claims.claim_object`, `voices` as there with `offset` and `total`, `trace` as in `answers.origins`, and
    `others`, further claims in which its first statement takes part.

    InputError where no claim is kept whose id or statement begins so.
    """
    name = _claim_named(ledger, beginning)
    row = ledger.board_rows("claims", [name])[name]
    page = ledger.board("members", f"{name} {stance}" if stance else name, offset, limit) or _NEVER
    told = _told(ledger, [member["statement"] for _, member in page.rows])
    voices = [
        {**voice_object(told[member["statement"]]), "stance": member["stance"], "belongs": member["belongs"]}
        for _, member in page.rows
        if member["statement"] in told
    ]
    beside = ledger.board("members", f"of {name.partition('.')[0]}") or _NEVER
    return {
        "schema": SCHEMA,
        **row,
        "offset": offset,
        "total": page.total,
        "voices": voices,
        "others": [other for key, _ in beside.rows if (other := key.split(" ")[0]) != name],
        "trace": ledger.board_rows("traces", [name]).get(name),
        "made": made_object(page.made),
    }


def actor_slice(ledger: Ledger, actor: str, offset: int, limit: int) -> JsonObject:
    """An actor as it is kept, by its id, with some of its statements, oldest first: the keys of
    `answers.actors.profile_object` (of `members`, `perhaps` and `record.by` the first ones), `said` with `offset` and
    `total`, and the first of its `positions` and `reversals` with the numbers of all. InputError where there is none.
    """
    held = ledger.board_rows("profiles", [actor])
    if actor not in held:
        raise InputError(f"there is no actor {actor!r}; see `onrecord actors`")
    page = ledger.board("said", actor, offset, limit) or _NEVER
    told = _told(ledger, [key for key, _ in page.rows])
    positions = ledger.board("positions", actor, 0, limit) or _NEVER
    reversals = ledger.board("reversals", f"speaker {actor}", 0, limit) or _NEVER
    return {
        "schema": SCHEMA,
        **held[actor],
        "offset": offset,
        "total": page.total,
        "said": [voice_object(told[key]) for key, _ in page.rows if key in told],
        "positions": {"total": positions.total, "rows": [row for _, row in positions.rows]},
        "reversals": {"total": reversals.total, "rows": [row for _, row in reversals.rows]},
        "made": made_object(page.made),
    }


def _claim_named(ledger: Ledger, beginning: str) -> str:
    """The claim of that id, or of the statement whose id begins so."""
    if ledger.board_rows("claims", [beginning]):
        return beginning
    found = sorted({row.id for row in ledger.statements_beginning(beginning.casefold())}) if beginning else []
    for name in found[:1] if len(found) == 1 else ():
        if ledger.board_rows("claims", [name]):
            return name
        page = ledger.board("members", f"of {name}", 0, 1)
        if page is not None and page.rows:
            return page.rows[0][0].split(" ")[0]
    raise InputError(f"there is no claim of several statements that begins with {beginning!r}; see `onrecord claims`")


def _told(ledger: Ledger, ids: Sequence[str]) -> Mapping[str, Told]:
    return Telling(ledger, briefly=True).told_of(ids)
