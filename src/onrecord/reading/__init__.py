"""Reading: from a document to its statements. Pure: the model comes in as an argument, nothing is written anywhere."""

from onrecord.reading.read import read_document

__all__ = ["read_document"]
