"""Passages that stand in two documents, in the same words or nearly. The one rule: words are shared or not; who took
them from whom is for time and credit to say.

Fingerprints of passages find the documents worth a look; an alignment of the two texts gives the exact places.
"""

from onrecord.linking.reuse.aligning import Alignment, Meeting, align, reused
from onrecord.linking.reuse.directing import Issue, earlier
from onrecord.linking.reuse.fingerprints import SCHEME, Fingerprint, fingerprint

__all__ = ["SCHEME", "Alignment", "Fingerprint", "Issue", "Meeting", "align", "earlier", "fingerprint", "reused"]
