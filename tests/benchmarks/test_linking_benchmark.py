from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import islice

import pytest

from benchmarks.linking import STATEMENTS, Sayings, run
from onrecord.models.sentence_model import SentenceModel, pack
from onrecord.models.statement_model import CURRENT
from onrecord.records import Proposition
from tests.test_architecture import PACKAGE

TOKENIZER = PACKAGE / "models" / CURRENT / "tokenizer.json"


class Counting:
    """A ledger that only counts."""

    def __init__(self) -> None:
        self.held = 0

    def fill(self, documents: Iterable[Sequence[Proposition]]) -> None:
        self.held += sum(map(len, documents))

    def link(self, document: Sequence[Proposition]) -> int:
        return len(document) // 2

    def size(self) -> int:
        return self.held


def test_invented_statements_are_diverse_and_come_again_the_same() -> None:
    one, other = ([p for d in islice(Sayings(TOKENIZER).documents(), 20) for p in d] for _ in range(2))
    words = Counter(word for proposition in one for word in proposition.words.split())

    assert one == other
    assert len({proposition.id for proposition in one}) == len(one)
    assert len({proposition.words for proposition in one}) > 0.95 * len(one)
    assert len(words) > 2 * len(one)
    assert any(proposition.figures for proposition in one)
    assert any(proposition.days for proposition in one)
    assert any(proposition.names for proposition in one)


def test_they_fill_many_cells_and_some_more_than_others() -> None:
    model = SentenceModel.load()
    texts = [p.words for document in islice(Sayings(TOKENIZER).documents(), 100) for p in document]
    filled = Counter(model.cells(pack(model.encode(texts)), 1).ravel().tolist())

    assert len(filled) > 300
    assert filled.most_common(1)[0][1] < len(texts) / 20


def test_a_table_has_a_row_for_each_size(capsys: pytest.CaptureFixture[str]) -> None:
    ledger = Counting()
    run(lambda: ledger, Sayings(TOKENIZER), (200, 1_000), 4)
    rows = [line.split("|")[1:4] for line in capsys.readouterr().out.splitlines()[2:]]

    assert ledger.held == 1_000
    assert [[cell.strip() for cell in row] for row in rows] == [["200", "0", "10.0"], ["1,000", "0", "10.0"]]
    assert STATEMENTS == 20
