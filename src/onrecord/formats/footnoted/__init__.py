"""A reporter's draft taken in and given back with footnotes. The one rule: nothing of the draft is changed but for the
marks, and the notes at its end."""

from onrecord.formats.footnoted.drafts import Draft, draft_of, endings
from onrecord.formats.footnoted.marks import Mark

__all__ = ["Draft", "Mark", "draft_of", "endings"]
