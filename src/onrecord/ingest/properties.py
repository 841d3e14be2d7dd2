"""What a file of an office program says of when it was made. Rule: that day is told, and never taken for the day of
publication: files are made of older files.
"""

from onrecord.errors import InputError
from onrecord.ingest.dates import parse_published
from onrecord.records import Problem, ProblemKind


def made_on(created: str | None, where: str) -> tuple[Problem, ...]:
    """The METADATA problem that names the day on which the file was made; none where that is not told."""
    try:
        day = parse_published(created or "").isoformat()[: len("2024-11-11")]
    except InputError:
        return ()
    message = f"was made on {day}, which need not be its date of publication; give that one"
    return (Problem(ProblemKind.METADATA, message, where),)
