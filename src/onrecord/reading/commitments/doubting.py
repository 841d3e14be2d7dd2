"""Commitments that rules find and the encoder hears nothing of. The one rule: what has a last day stays, for that binds
by itself, and "unless the arrears are paid by Tuesday" is heard as a condition.
"""

from onrecord.reading.signals import Signals
from onrecord.records import Commitment

LEAST = 0.03
"""How likely the words of what is to be done are such, on average, at least."""


def is_doubtful(one: Commitment, signals: Signals) -> bool:
    """Whether nothing of what is to be done is heard as such, and nothing says by when."""
    if signals.deeds is None or one.due is not None:
        return False
    words = signals.words_in(one.what)
    return bool(len(words)) and float(signals.deeds[words].mean()) < LEAST
