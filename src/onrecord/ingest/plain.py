"""Plain text. Rule: the frozen text is the decoded text, character for character, with LF line ends."""

from onrecord.ingest.decoding import Decoded, decode
from onrecord.ingest.draft import Draft
from onrecord.records import Problem

MEDIA_TYPE = "text/plain"
_LONGEST_TITLE = 150
_SENTENCE_ENDS = (".", ",", ";", ":", '"', "”", "’")


def read_plain(data: bytes, location: str) -> Draft | Problem:
    """The text and its title, if it begins with one."""
    decoded = decode(data, location)
    if not isinstance(decoded, Decoded):
        return decoded
    return Draft(decoded.text, MEDIA_TYPE, title=_title(decoded.text), problems=decoded.problems(location))


def _title(text: str) -> str | None:
    """The first line, where it is marked with `# `, or is short, ends no sentence and has an empty line after it."""
    first, _, rest = text.lstrip().partition("\n")
    if first.startswith("# "):
        return first.removeprefix("# ")
    following, newline, _ = rest.partition("\n")
    alone = bool(newline) and not following.strip()
    return first if alone and len(first) <= _LONGEST_TITLE and not first.rstrip().endswith(_SENTENCE_ENDS) else None
