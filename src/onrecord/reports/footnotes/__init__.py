"""Which sentences of a draft say what a ledger holds, and where the two differ. The one rule: to differ is shown with
the words of both, and called nothing else; whoever cannot tell says perhaps."""

from onrecord.reports.footnotes.drafts import DraftSentence, sentences_of
from onrecord.reports.footnotes.finding import Models, footnotes
from onrecord.reports.footnotes.notes import Difference, Finding, Footnote, Footnoted

__all__ = [
    "Difference",
    "DraftSentence",
    "Finding",
    "Footnote",
    "Footnoted",
    "Models",
    "footnotes",
    "sentences_of",
]
