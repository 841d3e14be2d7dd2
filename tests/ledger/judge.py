"""Judges a statement of a ledger over and over, saying each number once it is recorded; `python judge.py LEDGER`."""

import datetime as dt
import sys
from itertools import cycle

from onrecord.ledger import Filters, Ledger
from onrecord.records import Judgement, JudgementKind, Reviewed


def main(path: str) -> None:
    """Go on until killed."""
    with Ledger.open(path) as ledger:
        pinned = next(ledger.statements(Filters())).pinned
        for kind in cycle((JudgementKind.ACCEPT, JudgementKind.REJECT)):
            made = Judgement(kind, "Ada", dt.datetime.now(dt.UTC), reviewed=Reviewed(pinned))
            sys.stdout.write(f"{ledger.judge(made).number}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1])
