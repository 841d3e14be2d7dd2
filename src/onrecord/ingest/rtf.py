"""Rich text (RTF). Rule: the text is what a reader of the finished document sees of its body, as in a Word document.

striprtf knows the names of destinations and of character sets. Its own conversion is not used: it keeps no places,
drops notes and headings, and writes the addresses of links into sentences.
"""

from collections import Counter
from dataclasses import replace

from onrecord.ingest.blocks import Block, freeze_blocks, locate_blocks
from onrecord.ingest.decoding import REPLACEMENT
from onrecord.ingest.draft import Draft
from onrecord.ingest.leaving import left_out
from onrecord.ingest.properties import made_on
from onrecord.ingest.rtf_reading import Reading
from onrecord.ingest.rtf_words import tokens
from onrecord.records import LocatorKind, Problem, ProblemKind

MEDIA_TYPE = "application/rtf"
_BEGINNING = b"{\\rtf"
_WHITE = b"\xef\xbb\xbf \t\r\n"


def read_rtf(data: bytes, location: str) -> Draft | Problem:
    """The body in its order with headings, quotations, tables and notes, and what the file says of itself."""
    data = data.lstrip(_WHITE)
    if not data.startswith(_BEGINNING):
        message = "is no RTF file: it does not begin as one; open it in a word processor and save it again as .rtf"
        return Problem(ProblemKind.MALFORMED, message, location, 1.0)
    reading = Reading()
    for token in tokens(data):
        reading.take(token)
    body = [replace(block, place=str(number)) for number, block in enumerate(reading.finish(), 1)]
    blocks = body + _notes(reading)
    text, passages = freeze_blocks(blocks)
    return Draft(
        text=text,
        media_type=MEDIA_TYPE,
        passages=passages,
        locators=locate_blocks(blocks, LocatorKind.PARAGRAPH),
        title=reading.info.get("title") or (body[0].text if body and body[0].heading else None),
        author=reading.info.get("author"),
        problems=(*_lost(reading, text, location), *left_out(reading.left, text, location), *_made(reading, location)),
    )


def _notes(reading: Reading) -> list[Block]:
    """The notes in their order, each with its mark."""
    counts: Counter[str] = Counter()
    blocks = []
    for number, kind, words in reading.notes:
        counts[kind] += 1
        blocks.append(Block(f"[{kind} {counts[kind]}] {words}", place=f"{number}, {kind} {counts[kind]}"))
    return blocks


def _lost(reading: Reading, text: str, location: str) -> tuple[Problem, ...]:
    message = f"has bytes that are no characters of its character sets; {REPLACEMENT} stands in their place"
    share = min(1.0, reading.lost / max(1, len(text)))
    return (Problem(ProblemKind.ENCODING, message, location, share),) if reading.lost else ()


def _made(reading: Reading, location: str) -> tuple[Problem, ...]:
    year, month, day = (reading.made.get(part, 0) for part in ("yr", "mo", "dy"))
    return made_on(f"{year:04}-{month:02}-{day:02}", location) if year > 0 else ()
