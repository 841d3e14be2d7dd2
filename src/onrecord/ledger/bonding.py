"""How people say that statements stand to each other, as links of wordings. The one rule: where a person has spoken of
two, no machine is asked."""

import sqlite3
from collections import defaultdict
from collections.abc import Mapping

from onrecord.records import Bond, Link, LinkKind, Relation

Pair = tuple[int, int]
"""Two wordings by their numbers, the lesser first."""

RELATIONS = {Bond.SAME: Relation.SAME, Bond.DENIES: Relation.DENIES, Bond.UNRELATED: Relation.COMPATIBLE}
"""What bonds are among links: what is unrelated goes together, and is no more."""
_ENDS = """
    SELECT b.one, b.other, b.bond, p.wording, q.wording FROM bonds b
    JOIN statements s ON s.id = b.one JOIN propositions p ON p.statement = s.number
    JOIN statements t ON t.id = b.other JOIN propositions q ON q.statement = t.number"""


def bonds(connection: sqlite3.Connection) -> Mapping[int, Mapping[Pair, Bond]]:
    """What people said, between wordings, by each of both. Two statements are linked by the first sentences of both,
    and parted by all of them; of several bonds between the same wordings the last one said holds."""
    found: dict[int, dict[Pair, Bond]] = defaultdict(dict)
    met: set[tuple[str, str]] = set()
    for one, other, said, here, there in connection.execute(
        f"{_ENDS} ORDER BY b.judged_at, b.one, b.other, p.part, q.part"
    ):
        bond = Bond(said)
        if here == there or (bond is not Bond.UNRELATED and (one, other) in met):
            continue  # what is said in the same words cannot be parted, and needs no link
        met.add((one, other))
        pair = min(here, there), max(here, there)
        found[here][pair] = found[there][pair] = bond
    return found


def bonds_of(connection: sqlite3.Connection, statement: str) -> dict[str, Link]:
    """What people said of one statement and others, by the ids of these."""
    rows = connection.execute(
        "SELECT other, bond FROM bonds WHERE one = ?1 UNION ALL SELECT one, bond FROM bonds WHERE other = ?1",
        (statement,),
    )
    return {
        other: Link(min(statement, other), max(statement, other), RELATIONS[Bond(bond)], 1.0, LinkKind.HUMAN)
        for other, bond in rows
    }
