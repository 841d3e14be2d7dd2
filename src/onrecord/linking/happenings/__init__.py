"""Events that are told of in one place and denied in another, in words that have little in common. Pure.

The one rule: who denies how, when or why something was does not deny that it was.
"""

from onrecord.linking.happenings.finding import Happening, happenings
from onrecord.linking.happenings.holding import denying, event_keys, same_event, sought_keys
from onrecord.linking.happenings.staging import staged

__all__ = ["Happening", "denying", "event_keys", "happenings", "same_event", "sought_keys", "staged"]
