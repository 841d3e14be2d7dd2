"""Sources that an outlet vouches for without a name: what they are said to be, how many, how they know, why they are
not named. The one rule: nobody's identity is inferred, and two mentions are one only where the text says so."""

from onrecord.reading.unnamed.finding import find_unnamed

__all__ = ["find_unnamed"]
