"""The reading room with twenty readers at once; the one rule: the server is another process, and only its first byte
counts.

    python -m benchmarks.reading_room_load LEDGER [--readers 20] [--seconds 20] [--port 8979]

Starts `onrecord serve` on a ledger of `reading_room_ledger.py` whose boards are made, lets the readers ask for pages in
turn as fast as they are answered, and prints for each page how often it was asked for, the milliseconds to its first
byte at the median and the 95th percentile, and its weight; and what memory the server took. Lists with filters stand by
themselves ("claims, filtered"): they ask for so many different things that few pages are asked for twice.
"""

import argparse
import http.client
import random
import statistics
import subprocess
import sys
import threading
import time
from collections import defaultdict
from itertools import cycle
from pathlib import Path
from urllib.parse import urlencode

from onrecord.ledger import Filters, Ledger, StatementRow

Times = dict[str, list[tuple[float, int]]]
FILTERED = (
    *("claims", "statements", "documents", "reversals", "promises"),
    *("numbers", "sources", "network", "timeline", "silence"),
)


def pages(path: Path) -> dict[str, list[str]]:
    """Addresses by the kind of page."""
    with Ledger.open(path, create=False) as ledger:
        asked = filters(ledger)
        listed = {}
        for board, order in (("actors", "statements"), ("claims", "spread")):
            page = ledger.board(board, order, 0, 200)
            listed[board] = [key for key, _ in page.rows] if page else []
        held = ledger.board("choices", "choices", 0, 60)
        documents = [row.id.removeprefix("sha256:")[:16] for row in ledger.documents(Filters(limit=200), 500)]
        sources = [*(str(row["without"]) for _, row in (held.rows if held else ())), *listed["actors"][:40]]
        sources += documents[:20]
    return {
        "front": ["/"],
        "find": [f"/find?words={words}" for words in ("bridge", "government+talks", "bridgge", "ferry+harbour")],
        "claims": ["/claims", "/claims?sort=new", "/claims?offset=50"],
        "claim": [f"/claim/{name}" for name in listed["claims"]],
        "actors": ["/actors", "/actors?offset=100"],
        "actor": [f"/actor/{name}" for name in listed["actors"]],
        "statements": ["/statements", "/statements?offset=4950"],
        "documents": ["/documents", "/documents?offset=950"],
        "document": [f"/document/{name}" for name in documents],
        "numbers": ["/numbers"],
        "promises": ["/promises"],
        "reversals": ["/reversals"],
        "timeline": ["/timeline", "/timeline?from=2024-03-01&to=2024-03-31"],
        "sources": ["/sources"],
        "network": ["/network"],
        "review": ["/review", "/review?offset=400"],
        "hypotheses": ["/hypotheses"],
        "silence": ["/silence", "/silence?offset=50", *(f"/silence?who={name}" for name in listed["actors"][:40])],
        "whatif": ["/whatif", *(f"/whatif?{urlencode({'without': name})}" for name in sources)],
        **{f"{name}, filtered": [f"/{name}?{one}" for one in asked] for name in FILTERED},
        "whatif, filtered": [
            f"/whatif?{urlencode({'without': name})}&{one}" for name, one in zip(cycle(sources), asked, strict=False)
        ],
    }


def filters(ledger: Ledger) -> list[str]:
    """What lists are asked for: words, speakers, publishers, days, acts, kinds of source, and two of these together."""
    dice = random.Random(7)
    held = ledger.overview()
    rows = [row for offset in range(0, held.statements, held.statements // 40 + 1) for row in _some(ledger, offset)]
    words = sorted({word for row in rows for word in row.content.text.split() if word.isalpha()})
    names = sorted({row.speaker_name for row in rows if row.speaker_name})
    publishers = sorted({row.publisher for row in rows if row.publisher})
    days = [row.published.isoformat()[:10] for row in rows if row.published]
    one_of = {"about": words, "actor": names, "publisher": publishers, "since": days, "until": days}
    one_of |= {"act": ["deny", "promise", "assert"], "source": ["unnamed", "named"]}
    found = [urlencode({name: dice.choice(values)}) for name, values in one_of.items() for _ in range(12)]
    for _ in range(60):
        some = dice.sample([name for name in one_of if name != "until"], 2)
        found.append(urlencode({name: dice.choice(one_of[name]) for name in some}))
    return sorted(set(found))


def _some(ledger: Ledger, offset: int) -> list[StatementRow]:
    return list(ledger.statements(Filters(limit=5), offset))


def read(port: int, known: dict[str, list[str]], until: float, found: Times) -> None:
    """One reader, who keeps a connection; pages that are not there are left out."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    dice = random.Random(threading.get_ident())
    while time.perf_counter() < until:
        kind = dice.choice(list(known))
        began = time.perf_counter()
        connection.request("GET", dice.choice(known[kind]))
        answer = connection.getresponse()
        first = time.perf_counter() - began
        weight = len(answer.read())
        name = kind if answer.status == http.HTTPStatus.OK else f"{kind} ({answer.status})"
        found[name].append((1000 * first, weight))


def memory(process: int) -> float:
    """The most that a process took, in megabytes."""
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


def main(path: Path, readers: int, seconds: float, port: int) -> None:
    """Serve, read, print."""
    known = {kind: addresses for kind, addresses in pages(path).items() if addresses}
    command = [str(Path(sys.executable).with_name("onrecord")), "serve", "--ledger", str(path), "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as server:  # noqa: S603 - our own program
        try:
            found = measured(port, known, readers, seconds)
            took = memory(server.pid)
        finally:
            server.terminate()
    print(f"{'page':24}{'asked':>7}{'median':>9}{'95%':>9}{'kB':>7}")
    for kind, times in sorted(found.items()):
        spent = [one for one, _ in times]
        late = statistics.quantiles(spent, n=20)[-1] if len(spent) > 1 else spent[0]
        weight = max(size for _, size in times) / 1000
        print(f"{kind:24}{len(spent):>7}{statistics.median(spent):>9.1f}{late:>9.1f}{weight:>7.1f}")
    print(f"the server took {took:.0f} MB at most")


def measured(port: int, known: dict[str, list[str]], readers: int, seconds: float) -> Times:
    """What the readers met, once the server answers."""
    for _ in range(100):
        try:
            read(port, {"front": ["/"]}, time.perf_counter() + 0.01, defaultdict(list))
            break
        except OSError:
            time.sleep(0.2)
    found: Times = defaultdict(list)
    until = time.perf_counter() + seconds
    crowd = [threading.Thread(target=read, args=(port, known, until, found)) for _ in range(readers)]
    for reader in crowd:
        reader.start()
    for reader in crowd:
        reader.join()
    return found


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="The reading room with many readers at once.")
    parser.add_argument("ledger", type=Path)
    parser.add_argument("--readers", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=20.0)
    parser.add_argument("--port", type=int, default=8979)
    arguments = parser.parse_args()
    main(arguments.ledger, arguments.readers, arguments.seconds, arguments.port)
