"""What people say of statements, in words for a terminal; the one rule: what nobody judged is called a machine's
reading."""

from onrecord.cli.terminal import line
from onrecord.ledger import correction_object
from onrecord.records import Review, ReviewState

STATES = {
    ReviewState.MACHINE: "unreviewed",
    ReviewState.CONFIRMED: "confirmed",
    ReviewState.CORRECTED: "corrected",
    ReviewState.REJECTED: "rejected",
}
"""What holds of a statement, in a word."""


def review_words(review: Review) -> str:
    """`corrected by Ada: speaker Ana Brusk, act deny`, or `unreviewed`."""
    state = STATES[review.state]
    by = f" by {line(review.by)}" if review.by else ""
    carried = f", carried over from {review.carried[:8]}" if review.carried else ""
    given = corrected_words(correction_object(review.correction)) if review.correction else ""
    return f"{state}{by}{carried}{': ' if given else ''}{given}"


def corrected_words(corrected: dict[str, object]) -> str:
    """`speaker Ana Brusk, content 120:145`: the fields that were corrected."""
    given = ((name, value) for name, value in corrected.items() if name != "speaker_type")
    return ", ".join(f"{name.replace('_', ' ')} {_value(value)}" for name, value in given)


def caution(judged: int, all_of_them: int) -> str:
    """How far to rely on what is shown: `Unreviewed: a machine's reading.` where nobody judged any of it."""
    if not judged:
        return "Unreviewed: a machine's reading."
    if judged == all_of_them:
        return "All reviewed."
    return f"{judged:,} of {all_of_them:,} statements reviewed; the rest is a machine's reading."


def _value(value: object) -> str:
    if isinstance(value, list):
        return ",".join(f"{start}:{end}" for start, end in value)
    return line(str(value))
