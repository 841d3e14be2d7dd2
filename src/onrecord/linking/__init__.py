"""Who is the same across documents. Pure: given what is known, and what people judged, it says what follows.

The one rule: machines join what agrees and suggest the rest; people decide.
"""

from onrecord.linking.joining import join
from onrecord.linking.members import Joined, Member
from onrecord.linking.names import full_key, name_key, slug
from onrecord.linking.suggesting import Suggestion, suggest

__all__ = ["Joined", "Member", "Suggestion", "full_key", "join", "name_key", "slug", "suggest"]
