"""The file of manners: every rule means an operation, and every operation is meant by a rule."""

import re
from typing import Any

from onrecord.reading.certainty.languages import lexicon
from onrecord.reading.commitments.lexicon import commitment_words
from onrecord.reading.commitments.manners import CLOSED, ENDS, OPERATIONS

TABLE: dict[str, Any] = lexicon("onrecord.reading.commitments", "manners", "en")


def test_rules_and_operations_are_the_same() -> None:
    assert {rule["means"] for rule in TABLE["rule"]} == set(OPERATIONS)
    assert set(OPERATIONS) >= CLOSED | ENDS


def test_no_single_letter_is_optional_in_a_pattern() -> None:
    plain = [re.sub(r"\\.", " ", rule["pattern"]) for rule in TABLE["rule"]]
    assert [pattern for pattern in plain if re.search(r"[a-z]{2}[?*+]", pattern)] == []


def test_a_language_without_a_file_has_no_manners() -> None:
    assert commitment_words("en").manners is not None
    assert commitment_words("zz").manners is None
