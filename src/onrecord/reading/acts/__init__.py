"""What is done by saying it, and the event that this makes. Pure."""

from onrecord.reading.acts.classes import classify_event
from onrecord.reading.acts.events import combine_scores, find_event
from onrecord.reading.acts.naming import name_act

__all__ = ["classify_event", "combine_scores", "find_event", "name_act"]
