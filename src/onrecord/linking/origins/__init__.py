"""Where the statements of a claim come from, and how it spread. The one rule: whoever tells it without a source of
their own is nobody's confirmation, and who an unnamed source is, is not asked."""

from onrecord.linking.origins.circling import Circle, circles
from onrecord.linking.origins.spreading import Carried, Resting, resting, spread
from onrecord.linking.origins.tracing import origins

__all__ = ["Carried", "Circle", "Resting", "circles", "origins", "resting", "spread"]
