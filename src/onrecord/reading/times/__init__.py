"""Expressions of time: found, resolved, and tied to what was said. The one rule: no word of a language outside
its file in `languages/`."""

from onrecord.reading.times.find import find_times
from onrecord.reading.times.saying import saying_time, spoken_of

__all__ = ["find_times", "saying_time", "spoken_of"]
