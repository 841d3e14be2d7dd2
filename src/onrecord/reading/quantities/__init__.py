"""Figures: digits and number words with how they compare, what they count, where, per what and as of when. The one
rule: a number that counts or measures nothing (a date, a name, an article of a law) is no figure."""

from onrecord.reading.quantities.finding import find_quantities

__all__ = ["find_quantities"]
