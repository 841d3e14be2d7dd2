"""What somebody is bound to, by word: promises, threats, demands, ultimatums, duties. Pure."""

from onrecord.reading.commitments.doubting import is_doubtful
from onrecord.reading.commitments.finding import find_commitments

__all__ = ["find_commitments", "is_doubtful"]
