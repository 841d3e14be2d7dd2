"""Actors: who is called by name in a document, and who is meant by any other word for them."""

from onrecord.reading.actors.cast import Cast, Resolution
from onrecord.reading.actors.casting import find_actors

__all__ = ["Cast", "Resolution", "find_actors"]
