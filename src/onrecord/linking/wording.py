"""When two propositions are one: said in the same words, of the same days, with the same figures. The one rule: a few
words that anybody might say are the same only from one speaker, or in one document."""

import json
import re
from hashlib import blake2b

from onrecord.records import Polarity, Proposition

FEW = 6
"""Words below which others might say the same of something else."""
_WORD = re.compile(r"\w+")


def is_short(one: Proposition) -> bool:
    """Whether it has so few words that others might say the same of something else."""
    return len(_WORD.findall(one.words)) < FEW


def wording_id(one: Proposition, *, pointing: bool = False) -> str:
    """The id of a proposition's wording, 20 hexadecimal digits; one that only points to others is like no other."""
    told: list[object] = [
        one.words,
        one.denied,
        one.polarity is Polarity.NEGATIVE,
        sorted(one.names),
        sorted(f"{figure.low} {figure.high} {figure.unit} {figure.sense}" for figure in one.figures),
        sorted(f"{day.start} {day.end}" for day in one.days),
    ]
    if one.scene:
        told.append(sorted(one.scene))
    if pointing:
        told.append(one.id)
    elif is_short(one):
        told.append(one.speaker or one.document)
    return blake2b(json.dumps(told).encode(), digest_size=10).hexdigest()
