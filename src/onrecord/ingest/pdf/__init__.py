"""PDF: the text that a reader sees, in reading order, with its pages. Rule: what is left out is told in a Problem."""

from onrecord.ingest.pdf.reader import read_pdf

__all__ = ["read_pdf"]
