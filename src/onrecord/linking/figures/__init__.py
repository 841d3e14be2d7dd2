"""Figures of different statements side by side: which count the same, which disagree, which follow on each other.
Pure.

The one rule: ten disagreements that are ones are worth more than a hundred that might be.
"""

from onrecord.linking.figures.comparing import Claims, compare
from onrecord.linking.figures.narrating import narrated
from onrecord.linking.figures.ranges import meet, values
from onrecord.linking.figures.rows import figures
from onrecord.linking.figures.tabling import comparable, tables

__all__ = ["Claims", "comparable", "compare", "figures", "meet", "narrated", "tables", "values"]
