"""What a page costs in ledgers of different sizes; the one rule: every size answers the same questions in one run.

    python -m benchmarks.reading_room LEDGER… [--rounds 20] [--limit 7.0]

The ledgers are made by `reading_room_ledger.py`, with their boards. Prints, for each kind of question, the
milliseconds of computing at the median and at the 95th percentile, and the median as a share of what a page may cost,
7 ms, so that twenty readers at once are answered in time.
"""

import argparse
import random
import statistics
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from onrecord.answers.boards import board_of
from onrecord.answers.documents import document_object
from onrecord.answers.finding import found_object
from onrecord.answers.lists import documents_object, statements_object
from onrecord.answers.slices import actor_slice, claim_slice
from onrecord.ledger import Filters, Ledger

PAGE = 50
Question = Callable[[], object]


def questions(ledger: Ledger, dice: random.Random) -> Iterator[tuple[str, Question]]:
    """Every kind of question, asked of this ledger."""
    actors = board_of(ledger, "actors", "statements", (0, 2000))["rows"]
    claims = board_of(ledger, "claims", "contested", (0, 2000))["rows"]
    by_size = sorted(claims, key=lambda claim: -claim["statements"])
    documents = [row["document"]["id"] for row in statements_object(ledger, Filters(), 0, 1000)["statements"]]
    name = actors[dice.randrange(100)]["name"]
    place = dice.randrange(len(name) - 1)
    typo = name[:place] + "x" + name[place + 1 :]
    rare = by_size[dice.randrange(len(by_size))]["words"].split()[1]
    yield "front", lambda: [board_of(ledger, *front) for front in _FRONT]
    yield "search: a rare word", lambda: found_object(ledger, rare, 10)
    yield "search: a common word", lambda: found_object(ledger, "bridge", 10)
    yield "search: two common words", lambda: found_object(ledger, "government talks", 10)
    yield "search: a name, misspelt", lambda: found_object(ledger, typo, 10)
    yield "document", lambda: document_object(ledger, dice.choice(documents))
    yield "claim, the largest", lambda: claim_slice(ledger, by_size[0]["id"], 0, 20)
    yield "claim, a small one", lambda: claim_slice(ledger, dice.choice(by_size[-50:])["id"], 0, 20)
    yield "actor, the largest", lambda: actor_slice(ledger, actors[0]["id"], 0, 20)
    yield "actor, a small one", lambda: actor_slice(ledger, dice.choice(actors[-50:])["id"], 0, 20)
    for page in (1, 100):
        start = (page - 1) * PAGE
        yield f"statements, page {page}", partial(statements_object, ledger, Filters(), start, PAGE)
        yield f"documents, page {page}", partial(documents_object, ledger, Filters(), start, PAGE)
    for board, order in _BOARDS:
        yield f"board: {board} by {order}", partial(board_of, ledger, board, order, (0, PAGE))


_FRONT = (
    ("overview", "overview", (0, 1)),
    ("claims", "contested", (0, 5)),
    ("claims", "new", (0, 5)),
    ("commitments", "not-yet-due", (0, 5)),
    ("commitments", "overdue-nothing-found", (0, 5)),
)
_BOARDS = (
    ("claims", "contested"),
    ("actors", "statements"),
    ("commitments", "due"),
    ("numbers", "tables"),
    ("reversals", "latest"),
    ("weeks", "weeks"),
)


def cost(ask: Question, rounds: int) -> tuple[float, float]:
    """Milliseconds of computing: the median and the 95th percentile; the first time is for the file's cache."""
    ask()
    spent = []
    for _ in range(rounds):
        began = time.process_time()
        ask()
        spent.append(1000 * (time.process_time() - began))
    return statistics.median(spent), statistics.quantiles(spent, n=20)[-1]


def main(paths: list[Path], rounds: int, limit: float) -> None:
    """Ask, and print a table."""
    table: dict[str, list[str]] = {}
    for path in paths:
        with Ledger.open(path, create=False) as ledger:
            for name, ask in questions(ledger, random.Random(7)):
                median, late = cost(ask, rounds)
                table.setdefault(name, []).append(f"{median:7.2f} {late:7.2f} {median / limit:5.2f}")
    print(f"{'':28}" + "  ".join(f"{path.stem:^21}" for path in paths))
    for name, cells in table.items():
        print(f"{name:28}" + "  ".join(cells))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="What a page costs in ledgers of different sizes.")
    parser.add_argument("ledgers", type=Path, nargs="+")
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--limit", type=float, default=7.0, help="milliseconds that a page may cost")
    arguments = parser.parse_args()
    main(arguments.ledgers, arguments.rounds, arguments.limit)
