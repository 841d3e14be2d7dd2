"""A claim or an actor in one file that verifies itself. The one rule: every word of a source that the file shows can be
cut again from a text that the file carries, whose hash is on record."""
