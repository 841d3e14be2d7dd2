"""Whom a document credits with what it tells. The one rule: only what the words say is a credit, and the words for the
outlet are kept as they stand."""

from onrecord.linking.credits.crediting import Credit, CreditKind, credit_lines
from onrecord.linking.credits.outlets import Outlets

__all__ = ["Credit", "CreditKind", "Outlets", "credit_lines"]
