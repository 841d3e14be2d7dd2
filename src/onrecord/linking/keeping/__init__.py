"""What is said to have become of what somebody was bound to. Pure; it counts and dates, and never says kept or
broken."""

from onrecord.linking.keeping.later import Later
from onrecord.linking.keeping.reported import outcomes
from onrecord.linking.keeping.schedules import schedule, statuses
from onrecord.linking.keeping.sentences import own_voice

__all__ = ["Later", "outcomes", "own_voice", "schedule", "statuses"]
