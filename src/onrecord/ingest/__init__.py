"""From bytes to documents: `ingest` a path, or `ingest_bytes`. Rule: imperfect input gives a Problem beside the
documents, never an exception and never a silent gap.
"""

from onrecord.ingest.columns import parse_mapping
from onrecord.ingest.dates import parse_published
from onrecord.ingest.intake import Hints, Ingested, Limits
from onrecord.ingest.routes import ingest, ingest_bytes

__all__ = ["Hints", "Ingested", "Limits", "ingest", "ingest_bytes", "parse_mapping", "parse_published"]
