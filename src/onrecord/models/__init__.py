"""Weights and the runtimes that need them. Nothing else imports onnxruntime or tokenizers."""

from onrecord.models.statement_model import CURRENT, Scores, StatementModel
from onrecord.models.tokens import IntArray, Tokenizer, Tokens
from onrecord.models.weights import Calibration, DecoderWeights, LinkWeights, Threshold, load_weights

__all__ = [
    "CURRENT",
    "Calibration",
    "DecoderWeights",
    "IntArray",
    "LinkWeights",
    "Scores",
    "StatementModel",
    "Threshold",
    "Tokenizer",
    "Tokens",
    "load_weights",
]
