"""Names that capitals alone give away: a stand-in where the encoder is silent. The one rule: a word that merely opens
a sentence, or that the document also writes small, is no name."""

import re
from collections.abc import Iterator

from onrecord.reading.actors.folding import folded
from onrecord.reading.actors.lexicon import Lexicon
from onrecord.reading.actors.scene import Scene
from onrecord.reading.signals import Mention
from onrecord.records import ActorType, Span

_WORD = re.compile(r"[^\W\da-z_](?:\w|[’'.&-](?=\w))*\.?")
_SMALL = re.compile(r"(?<![\w’'.-])[a-z]{2,}(?![\w])")
_PARTY = re.compile(r"[DRI]-[A-Z]")
_JOINS = frozenset(
    {
        " ",
        "\n",
        "-",
        " & ",
        " de ",
        " de la ",
        " van ",
        " van der ",
        " von ",
        " bin ",
        " al-",
        " al ",
        " der ",
        " da ",
        " dos ",
    }
)
_OF = frozenset({" of ", " of the ", " for ", " for the ", "\n\nof the "})
_SURE, _LIKELY, _UNSURE = 0.7, 0.5, 0.3
_ACRONYM = 6
_LONGEST_NAME = 3
_OWNED = re.compile(r"['’]s?$")


def capitalised(scene: Scene, lexicon: Lexicon) -> Iterator[Mention]:
    """Runs of capitalised words that may be names, with a type and a rough probability. Where a run opens a sentence
    or is as long as a headline, the names in it are those that the document also has elsewhere."""
    small = frozenset(_SMALL.findall(scene.text))
    starts = frozenset(scene.sentences)
    runs = [(run, _opens(run, starts)) for run in _runs(scene.text, lexicon)]
    known = {_key(scene.text, run) for run, opening in runs if not opening and len(run) <= _LONGEST_NAME}
    for run, opening in runs:
        if (opening or len(run) > _LONGEST_NAME) and len(run) > 1 and _key(scene.text, run) not in known:
            first = run[0].cut(scene.text).lower()
            cut = len(run) > _LONGEST_NAME or first in small or first in lexicon.plain
            inside = list(_known_inside(scene.text, run, known)) if cut else []
            for part in inside or [run]:
                yield from _mention(scene, part, lexicon, small if opening and part[0] == run[0] else None)
        else:
            yield from _mention(scene, run, lexicon, small if opening else None)


def _runs(text: str, lexicon: Lexicon) -> Iterator[list[Span]]:
    run: list[Span] = []
    for word in _words(text):
        if run and not _goes_on(text, run, word, lexicon):
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def _opens(run: list[Span], starts: frozenset[int]) -> bool:
    return any(place in starts for place in range(max(0, run[0].start - 2), run[0].start + 1))


def _key(text: str, run: list[Span]) -> tuple[str, ...]:
    return tuple(_OWNED.sub("", span.cut(text)) for span in run)


def _known_inside(text: str, run: list[Span], known: set[tuple[str, ...]]) -> Iterator[list[Span]]:
    at, key = 0, _key(text, run)
    while at < len(run):
        size = next((n for n in range(min(_LONGEST_NAME, len(run) - at), 0, -1) if key[at : at + n] in known), 0)
        if size:
            yield run[at : at + size]
        at += max(1, size)


def _words(text: str) -> Iterator[Span]:
    for match in _WORD.finditer(text):
        if match[0][0].isupper() and not _PARTY.match(match[0]):
            dotted = match[0].endswith(".") and (len(match[0]) <= 3 or match[0].count(".") > 1)  # noqa: PLR2004
            yield Span(match.start(), match.end() - (match[0].endswith(".") and not dotted))


def _goes_on(text: str, run: list[Span], word: Span, lexicon: Lexicon) -> bool:
    last = run[-1].cut(text)
    if last.endswith(("'s", "’s")) or last.lower() in lexicon.plain:
        return False
    between = text[run[-1].end : word.start]
    return between in _JOINS or (between in _OF and last.lower() in lexicon.opening)


def _mention(scene: Scene, run: list[Span], lexicon: Lexicon, small: frozenset[str] | None) -> Iterator[Mention]:
    """The run as a mention, without titles and without what only opens its sentence; `small` are the document's small
    words, None where the run opens none."""
    text, opening = scene.text, small is not None
    while run and _merely_opens(run[0].cut(text).lower().rstrip("."), len(run), lexicon, small if opening else None):
        run, opening = run[1:], False
    untitled = _untitled([span.cut(text).lower().rstrip(".") for span in run], lexicon)
    run, opening = run[untitled:], opening and not untitled
    if not run or run[-1].cut(text).lower() in lexicon.plain:
        return
    span = Span(run[0].start, run[-1].end)
    words = folded(span.cut(text))
    if words:
        kind, sure = _guess(span.cut(text), words, lexicon)
        yield Mention(span, kind, _UNSURE if opening and len(words) == 1 and sure < _SURE else sure)


def _merely_opens(word: str, left: int, lexicon: Lexicon, small: frozenset[str] | None) -> bool:
    """Whether the first word of a run is capitalised for its place alone."""
    given = word in lexicon.feminine_names or word in lexicon.masculine_names
    return word in lexicon.plain or (
        small is not None and ((word in small and left == 1) or (word.endswith("ly") and not given))
    )


def _untitled(words: list[str], lexicon: Lexicon) -> int:
    """How many words of a run are titles, offices and peoples before the name: "Defense Secretary Ana Osk" has two."""
    given = [at for at, word in enumerate(words) if word in lexicon.feminine_names or word in lexicon.masculine_names]
    if given and given[0] in {len(words) - 2, len(words) - 3}:
        return given[0]
    held = [at + 1 for at, word in enumerate(words) if word in lexicon.titles or word in lexicon.roles]
    if words and words[0] not in lexicon.titles and any(word in lexicon.organised for word in words[1:]):
        return 0
    first = 1 if words and (words[0],) in lexicon.peoples and len(words) > 1 else 0
    return max([first, *held])


def _guess(name: str, words: tuple[str, ...], lexicon: Lexicon) -> tuple[ActorType, float]:
    if words in lexicon.states or words in lexicon.capitals:
        return ActorType.PLACE, _SURE
    if words in lexicon.outlets or (len(words) > 1 and words[-1] in lexicon.mastheads):
        return ActorType.ORGANISATION, _SURE
    if any(word in lexicon.organised for word in words) or (
        len(words) == 1 and name.isupper() and len(name) <= _ACRONYM
    ):
        return ActorType.ORGANISATION, _SURE
    if words[0] in lexicon.feminine_names or words[0] in lexicon.masculine_names:
        return ActorType.PERSON, _SURE
    return ActorType.PERSON, _LIKELY if len(words) in {2, 3} else _UNSURE
