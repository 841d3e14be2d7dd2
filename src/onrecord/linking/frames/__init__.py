"""Denials by their frames: what is said not to have been, and whether another's words say that it was. Pure.

The one rule: a word of the same family is not enough; who, what, when or how much must agree, and none may differ.
"""

from onrecord.linking.frames.comparing import Said, agreeing, said
from onrecord.linking.frames.denying import Denied, denials
from onrecord.linking.frames.kin import family
from onrecord.linking.frames.tellings import Telling, telling

__all__ = ["Denied", "Said", "Telling", "agreeing", "denials", "family", "said", "telling"]
