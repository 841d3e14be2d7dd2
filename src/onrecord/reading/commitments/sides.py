"""Whether whoever speaks can bind whoever is to act. The one rule: an official binds the side that the words name; what
nobody says binds only with a last day or a condition beside it."""

from onrecord.reading.commitments.acting import is_body
from onrecord.reading.commitments.complements import Deed
from onrecord.reading.commitments.parting import Parts
from onrecord.reading.commitments.scenes import Scene
from onrecord.records import Statement

LONGEST_NAME = 6
"""In how many words a body names itself."""


def for_its_side(scene: Scene, deed: Deed, told_by: Statement | None, parts: Parts) -> bool:
    """Whether an official speaks for a side that the words name, and is of no other: "Lisk will return it, the minister
    said"; or a body speaks of itself in its own release."""
    if deed.actor is None or foretold(scene, told_by):
        return False
    firm = parts.hard or bool(parts.condition)
    first, last = deed.actor
    if told_by is None:
        body = scene.within(last - 1, "bodies")
        own = scene.words[last - 1].capital and body and last - first <= LONGEST_NAME
        return own or (firm and (_named(scene, deed) or (body and scene.within(first, "the"))))
    if scene.within(first, "pronouns"):
        return False
    if scene.within(deed.trigger[0], "backshifted") and any(
        scene.within(at, "negations") for at in range(deed.trigger[0], deed.trigger[1] + 2)
    ):
        firm = False  # of the other side as often
    if _accord(scene, told_by):
        return is_body(scene, deed.actor)
    short = firm and scene.within(last - 1, "bodies") and scene.within(first, "the")
    return (_named(scene, deed) and _body_of(scene, told_by)) or (
        (_named(scene, deed) or short) and in_office(scene, told_by, by_name=firm)
    )


def _accord(scene: Scene, told_by: Statement) -> bool:
    """Whether it stands in what sides agreed on: "according to the accord"."""
    return bool(_spoken(told_by, scene) & scene.held.lists["accords"])


def _body_of(scene: Scene, told_by: Statement) -> bool:
    """Whether the source is a body that is only pointed at, so that a name stands for it: "the company said"."""
    said = [word for span in told_by.source for word in span.cut(scene.text).lower().split()]
    lists = scene.held.lists
    return len(said) == len(("the", "company")) and said[0] in lists["the"] and said[1] in lists["bodies"]


def _spoken(told_by: Statement, scene: Scene) -> set[str]:
    return {word.strip(".,").lower() for span in told_by.source for word in span.cut(scene.text).split()}


def in_office(scene: Scene, told_by: Statement, *, by_name: bool) -> bool:
    """Whether the source is given an office there; `by_name`: or elsewhere in the text."""
    source = " ".join(span.cut(scene.text) for span in told_by.source).replace("’", "'")
    spoken = [word.strip(".,").lower() for word in source.split()]
    known = by_name and bool(spoken) and spoken[-1] in scene.in_office
    return "'s" not in source and (known or not scene.held.lists["officials"].isdisjoint(spoken))


def for_a_body(scene: Scene, told_by: Statement) -> bool:
    """Whether the source is, or is named with, a body or an office: "the company", "its chairwoman"."""
    spoken = {word.strip(".,").lower() for span in told_by.source for word in span.cut(scene.text).split()}
    return not scene.held.lists["bodies"].isdisjoint(spoken) or in_office(scene, told_by, by_name=True)


def foretold(scene: Scene, told_by: Statement | None) -> bool:
    """Whether the words by which it is said only look ahead: "predicted that Lisk would pay"."""
    said = {word.lower() for span in (told_by.cue if told_by else ()) for word in span.cut(scene.text).split()}
    return not scene.held.lists["foretelling"].isdisjoint(said)


def _named(scene: Scene, deed: Deed) -> bool:
    """Whether only names stand for who acts."""
    if deed.actor is None:
        return False
    held = range(*deed.actor)
    return any(scene.words[at].capital and not scene.within(at, "determiners") for at in held) and all(
        scene.words[at].capital or scene.within(at, "determiners") or scene.within(at, "of") for at in held
    )
