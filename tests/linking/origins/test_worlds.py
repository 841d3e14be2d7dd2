"""Small invented affairs, each in a file: the statements of one claim, and which of them go back to one origin.

A statement is words that stand in its document once, with the steps that lead to them as a reader gives them, its
mistakes among them. `origin` is a letter: those with the same one go back to the same.
"""

import tomllib
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from onrecord.linking.names import slug
from onrecord.linking.origins import origins
from onrecord.records import (
    Hop,
    HopKind,
    Interval,
    SourceKind,
    Span,
    Statement,
    StatementKind,
    Told,
    UnnamedKind,
    UnnamedSource,
    sha256,
)

WORLDS = sorted((Path(__file__).parent / "worlds").glob("*.toml"))
_KINDS = {HopKind.OUTLET: SourceKind.NAMED, HopKind.PUBLISHER: SourceKind.IMPLICIT}


def read_world(path: Path) -> dict[str, list[Told]]:
    """The statements of a file by the letters of their origins."""
    found: dict[str, list[Told]] = defaultdict(list)
    for document in tomllib.loads(path.read_text(encoding="utf-8"))["documents"]:
        for one in document["statements"]:
            found[one["origin"]].append(told(document, one))
    return found


def told(document: dict[str, Any], one: dict[str, Any]) -> Told:
    text = document["text"]
    assert text.count(one["content"]) == 1, one["content"]
    start = text.index(one["content"])
    place = Span(start, start + len(one["content"]))
    identity = f"sha256:{sha256(text.encode())}"
    name = sha256(f"{identity} {one}".encode())[:20]
    steps = [hop(given, name, last=given is one["chain"][-1]) for given in one["chain"]]
    last = steps[-1] if steps else None
    unnamed = UnnamedSource("u1", UnnamedKind.PERSON, (place,), 1, None)
    speaker = last.name if last and last.kind is HopKind.NAMED else None
    return Told(
        statement=Statement(
            id=name,
            kind=StatementKind.INDIRECT,
            source=(),
            cue=cue(text, last, place),
            content=(place,),
            source_kind=_kind(last),
            confidence=0.9,
            said=Interval(one["said"][0] or None, one["said"][1]) if "said" in one else None,
            unnamed=unnamed if last and last.kind is HopKind.UNNAMED else None,
        ),
        text=text,
        document=identity,
        title=None,
        publisher=document["publisher"],
        published=document["published"],
        chain=(Hop(document["publisher"], HopKind.PUBLISHER), *steps),
        speaker=slug(speaker) if speaker else None,
        speaker_name=speaker,
    )


def hop(given: dict[str, str], statement: str, *, last: bool) -> Hop:
    kind = HopKind(given["kind"])
    return Hop(
        given["words"], kind, name=given.get("name"), cue=given.get("cue", ""), statement=statement if last else None
    )


def cue(text: str, last: Hop | None, content: Span) -> tuple[Span, ...]:
    """The last place of the cue's words before the content, or else the first one behind it."""
    if last is None or not last.cue:
        return ()
    starts = [at for at in range(len(text)) if text.startswith(last.cue, at)]
    start = min(starts, key=lambda at: (at > content.start, abs(at - content.start)), default=None)
    return () if start is None else (Span(start, start + len(last.cue)),)


def _kind(last: Hop | None) -> SourceKind:
    if last is None:
        return SourceKind.IMPLICIT
    return _KINDS[last.kind] if last.kind in _KINDS else SourceKind(last.kind.value)


@pytest.mark.parametrize("path", WORLDS, ids=lambda path: path.stem)
def test_every_origin_of_a_small_world_is_told_apart(path: Path) -> None:
    world = read_world(path)
    letters = {one.id: (letter, one.words) for letter, its in world.items() for one in its}
    expected = sorted(sorted((letter, one.words) for one in its) for letter, its in world.items())
    for turned in (list(letters), list(reversed(letters))):
        by_id = {one.id: one for its in world.values() for one in its}
        found = origins([by_id[name] for name in turned])
        assert sorted(sorted(letters[name] for name in origin.statements) for origin in found) == expected
