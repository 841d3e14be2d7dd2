"""The geometry of drawings. The one rule: pure, and the same picture for the same answer."""
