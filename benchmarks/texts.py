"""Texts to measure with: the bundled, invented affair, and documents of any length made of its paragraphs.

Whole paragraphs are shuffled, not sentences: a sentence torn out of a quotation would leave the quotation open.
"""

import random
from pathlib import Path

from onrecord.ingest import Hints, ingest
from onrecord.records import Document, sha256

AFFAIR = Path(__file__).resolve().parents[1] / "src" / "onrecord" / "examples" / "affair"


def bundled() -> list[str]:
    """The texts of the affair, as the program takes them in."""
    return [found.document.text for found in ingest(AFFAIR, Hints()) if found.document is not None]


def invented(words: int, seed: int = 7) -> str:
    """A text of about so many words: the paragraphs of the affair in an order drawn anew in every round."""
    dice = random.Random(seed)
    stock = [part for text in bundled() for part in text.split("\n\n") if part.strip()]
    taken: list[str] = []
    size = 0
    while size < words:
        for part in dice.sample(stock, len(stock)):
            if size >= words:
                break
            taken.append(part)
            size += len(part.split())
    return "\n\n".join(taken)


def document(text: str) -> Document:
    """A text as a document without metadata."""
    return Document(text, sha256(text.encode()), language="en")
