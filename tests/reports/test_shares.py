"""How much rests on unnamed sources, with the numbers behind it."""

from onrecord.ledger import Ledger
from onrecord.reports import UnnamedShare, statements, unnamed_shares


def test_the_largest_share_comes_first_with_its_numbers(ledger: Ledger) -> None:
    found = unnamed_shares(statements(ledger))
    assert found == (UnnamedShare("The Quay", 1, 1), UnnamedShare("Port Office", 0, 1))
    assert [one.share for one in found] == [1.0, 0.0]


def test_nothing_has_no_share() -> None:
    assert unnamed_shares([]) == ()
