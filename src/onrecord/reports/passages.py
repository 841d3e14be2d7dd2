"""Which stretch of a text to show around words that were found; the one rule: pure, spans in and spans out."""

from collections.abc import Iterator

from onrecord.records import Span, Spans

WIDTH = 200  # characters of a passage, unless the words themselves take more


def beginning(text: str) -> Span | None:
    """The first words of the text; None where it has none."""
    start = len(text) - len(text.lstrip())
    return None if start == len(text) else _window(text, Span(start, start + 1))


def around(text: str, marks: Spans, most: int) -> list[tuple[Span, Spans]]:
    """The passages that hold the most different of the marked words, at most `most`, in the order of the text.

    A passage stays within its line where its words do, and begins and ends between words.
    """
    groups = sorted(_groups(marks), key=lambda group: (-_different(text, group), -len(group), group[0]))[:most]
    return [(_window(text, Span(group[0].start, group[-1].end)), group) for group in sorted(groups)]


def _groups(marks: Spans) -> Iterator[Spans]:
    """Neighbouring marks that fit into one passage, from the left."""
    group: Spans = ()
    for mark in sorted(marks):
        if group and mark.end - group[0].start > WIDTH:
            yield group
            group = ()
        group = (*group, mark)
    if group:
        yield group


def _different(text: str, group: Spans) -> int:
    return len({mark.cut(text).casefold() for mark in group})


def _window(text: str, kept: Span) -> Span:
    spare = max(0, WIDTH - len(kept)) // 2
    start = max(kept.start - spare, text.rfind("\n", 0, kept.start) + 1, 0)
    line_end = text.find("\n", kept.end)
    end = min(kept.end + spare, len(text) if line_end < 0 else line_end)
    while start < kept.start and not (_parted(text, start) and not text[start].isspace()):
        start += 1
    while end > kept.end and not (_parted(text, end) and not text[end - 1].isspace()):
        end -= 1
    return Span(start, end)


def _parted(text: str, place: int) -> bool:
    """Whether a word can begin or end here."""
    return place in {0, len(text)} or text[place - 1].isspace() or text[place].isspace()
