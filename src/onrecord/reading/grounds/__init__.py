"""What a text offers as a reason to believe, and what for; what it leaves open. Pure.

The one rule: a reason for a deed is no reason to believe, and what the words do not link is not linked.
"""

from onrecord.reading.grounds.finding import find_grounds

__all__ = ["find_grounds"]
