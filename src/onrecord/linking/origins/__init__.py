"""Where the statements of a claim come from, and how it spread. The one rule: whoever tells it without a source of
their own is nobody's confirmation, and who an unnamed source is, is not asked."""

from onrecord.linking.origins.circling import Circle, circles
from onrecord.linking.origins.spreading import Carried, Resting, resting, spread
from onrecord.linking.origins.taking import By, Step, steps
from onrecord.linking.origins.tracing import origins

__all__ = ["By", "Carried", "Circle", "Resting", "Step", "circles", "origins", "resting", "spread", "steps"]
