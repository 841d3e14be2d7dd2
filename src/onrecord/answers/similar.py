"""How close two texts are in meaning, as reports ask for it. The one rule: a text is encoded once."""

from functools import lru_cache
from typing import Any

from onrecord.models.sentence_model import SentenceModel
from onrecord.reports.promises import Similar


def likeness(model: SentenceModel) -> Similar:
    """How close a model finds two texts, 0 to 1."""

    @lru_cache(maxsize=4096)
    def vector(text: str) -> Any:  # noqa: ANN401 - an array of the model's size
        return model.encode([text])[0]

    return lambda one, other: max(0.0, float(vector(one) @ vector(other)))
