"""Weights and the runtimes that need them. Nothing else imports onnxruntime or tokenizers."""

from onrecord.models.pair_model import PAIRS, PairModel, PairThresholds, PairWeights, load_pairs
from onrecord.models.sentence_model import SentenceModel, cosines, pack, signs, unpack
from onrecord.models.statement_model import CURRENT, Scores, StatementModel
from onrecord.models.tokens import IntArray, Tokenizer, Tokens
from onrecord.models.weights import Calibration, DecoderWeights, LinkWeights, Threshold, load_weights

__all__ = [
    "CURRENT",
    "PAIRS",
    "Calibration",
    "DecoderWeights",
    "IntArray",
    "LinkWeights",
    "PairModel",
    "PairThresholds",
    "PairWeights",
    "Scores",
    "SentenceModel",
    "StatementModel",
    "Threshold",
    "Tokenizer",
    "Tokens",
    "cosines",
    "load_pairs",
    "load_weights",
    "pack",
    "signs",
    "unpack",
]
