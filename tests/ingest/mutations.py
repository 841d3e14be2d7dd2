"""Damaged files, made of sound ones, and a process that feeds them to ingest. Rule: a number gives the same bytes.

    python tests/ingest/mutations.py FOLDER ENDING COUNT

reads FOLDER/seed.ENDING and mutates it COUNT times; the other files of FOLDER are what it is spliced with. It prints
one JSON object: the numbers that failed and why, how many documents and refusals there were, the peak in megabytes.
Each file that failed is left in FOLDER/failed, named for its number.
"""

import faulthandler
import gzip
import io
import json
import random
import re
import resource
import sys
import traceback
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TypedDict
from zipfile import ZIP_DEFLATED, ZIP_STORED

from onrecord.ingest import Hints, Ingested, ingest_bytes
from onrecord.records import sha256

SECONDS = 10
"""The longest that one file may take."""
SPACE = 4 << 30
"""Bytes of address space; what asks for more is refused by the operating system."""
LONGEST_MESSAGE = 400

Chance = random.Random
Mutate = Callable[[bytes, Chance, Sequence[bytes]], bytes]

_DAMAGED = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, EOFError)
_NUMBER = re.compile(rb"\d+")
_GIANTS = [b"4294967295", b"-1", b"99999999999999999999", b"2147483648", b"0", b"1e309", b"9" * 5000, b"65535"]
_ENTITIES = (
    b'<!DOCTYPE x [<!ENTITY a "lol">'
    + b"".join(b'<!ENTITY %c "%s">' % (97 + step, b"&%c;" % (96 + step) * 10) for step in range(1, 10))
    + b'<!ENTITY f SYSTEM "file:///etc/hostname">]><x>&j;&f;</x>'
)
_TOKENS = [
    b"\0", b"\r", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xc3", b"\x1a",
    "п’ять".encode("cp1251"), "Žalvić".encode("cp1250"), "Straße".encode("latin-1"), "議会".encode("shift_jis"),
    "emoji 😀".encode("utf-16"), "emoji 😀".encode("utf-16-be"), b"&#55357;", b"&#1;", b"&#x110000;", b"\\ud83d",
    b"{" * 600, b"}" * 600, b"[" * 3000, b"<a>" * 3000, b"(" * 3000, b"\n\n" * 3000, b"A" * 20_000, b"\\" * 300,
    b"<![CDATA[", b"<!--", b"]]>", b"<?xml version='1.0' encoding='utf-7'?>", b"%s%n%d", b"{\\rtf1", b"%PDF-1.7",
    b"PK\3\4", b"\x85", b"From x@example.org\n", b"WARC/1.1\r\n",
    b"00:00:99,999 --> 99:99:99,000\n", b"=?utf-8?b?////?=", b"--=_boundary--",
]  # fmt: skip


def mutated(seed: bytes, number: int, others: Sequence[bytes] = ()) -> bytes:
    """The seed with some damage; what is packed is damaged inside its packing as often as outside."""
    chance = random.Random(number)  # noqa: S311 - damage that can be repeated, no secret
    if seed.startswith(b"PK") and number % 2:
        return _repacked(seed, chance, others)
    if seed.startswith(b"\x1f\x8b") and number % 2:
        return gzip.compress(_damaged(gzip.decompress(seed), chance, others), 1, mtime=0)
    return _damaged(seed, chance, others)


def _damaged(data: bytes, chance: Chance, others: Sequence[bytes]) -> bytes:
    for _ in range(chance.choice([1, 1, 1, 2, 4])):
        data = chance.choice(_DAMAGES)(data, chance, others)
    return data


def _flip_bits(data: bytes, chance: Chance, _: Sequence[bytes]) -> bytes:
    changed = bytearray(data)
    for _number in range(chance.choice([1, 2, 8, 64]) if data else 0):
        changed[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _run(data: bytes, chance: Chance) -> tuple[int, int]:
    """Where a run of bytes begins and ends: short, or long."""
    start = chance.randrange(len(data) + 1)
    return start, min(len(data), start + chance.choice([1, 4, 30, 300, len(data) // 3]))


def _overwrite(data: bytes, chance: Chance, _: Sequence[bytes]) -> bytes:
    start, end = _run(data, chance)
    size = end - start
    return data[:start] + chance.choice([bytes(size), b"\xff" * size, b" " * size, chance.randbytes(size)]) + data[end:]


def _truncate(data: bytes, chance: Chance, _: Sequence[bytes]) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _behead(data: bytes, chance: Chance, _: Sequence[bytes]) -> bytes:
    return data[chance.randrange(len(data) + 1) :]


def _drop(data: bytes, chance: Chance, _: Sequence[bytes]) -> bytes:
    start, end = _run(data, chance)
    return data[:start] + data[end:]


def _repeat(data: bytes, chance: Chance, _: Sequence[bytes]) -> bytes:
    start, end = _run(data, chance)
    times = chance.choice([1, 2, 20, 1000])
    return data[:end] + data[start:end] * min(times, 1 + 50_000 // max(1, end - start)) + data[end:]


def _swap(data: bytes, chance: Chance, _: Sequence[bytes]) -> bytes:
    one, two, three = sorted(chance.randrange(len(data) + 1) for _ in range(3))
    return data[:one] + data[two:three] + data[one:two] + data[three:]


def _splice(data: bytes, chance: Chance, others: Sequence[bytes]) -> bytes:
    other = chance.choice([*others, data])
    place, start = chance.randrange(len(data) + 1), chance.randrange(len(other) + 1)
    return data[:place] + other[start:] + chance.choice([b"", data[place:]])


def _other_format(data: bytes, chance: Chance, others: Sequence[bytes]) -> bytes:
    return chance.choice([*others, data])


def _insert_token(data: bytes, chance: Chance, _: Sequence[bytes]) -> bytes:
    for _number in range(chance.choice([1, 3])):
        place = chance.randrange(len(data) + 1)
        data = data[:place] + chance.choice(_TOKENS) + data[place:]
    return data


def _inflate_number(data: bytes, chance: Chance, _: Sequence[bytes]) -> bytes:
    numbers = list(_NUMBER.finditer(data))
    if not numbers:
        return data + chance.choice(_GIANTS)
    found = chance.choice(numbers)
    return data[: found.start()] + chance.choice(_GIANTS) + data[found.end() :]


def _inflate_count(data: bytes, chance: Chance, _: Sequence[bytes]) -> bytes:
    place = chance.randrange(max(1, len(data) - 4))
    return data[:place] + chance.choice([b"\xff\xff\xff\x7f", b"\xff\xff\xff\xff", b"\0\0\0\x80"]) + data[place + 4 :]


def _recode(data: bytes, chance: Chance, _: Sequence[bytes]) -> bytes:
    start, end = _run(data, chance)
    piece = data[start:end].decode("utf-8", "replace")
    return (
        data[:start] + piece.encode(chance.choice(["utf-16", "utf-16-le", "utf-32", "utf-7"]), "replace") + data[end:]
    )


_DAMAGES: list[Mutate] = [
    _flip_bits, _flip_bits, _overwrite, _overwrite, _truncate, _behead, _drop, _drop, _repeat, _swap, _splice,
    _other_format, _insert_token, _insert_token, _insert_token, _inflate_number, _inflate_number, _inflate_count,
    _recode,
]  # fmt: skip


@cache
def _bomb(depths: int) -> bytes:
    """24 MB of spaces, in as many archives inside one another."""
    data = b" " * 24_000_000
    for depth in range(depths):
        held = io.BytesIO()
        with zipfile.ZipFile(held, "w", ZIP_DEFLATED) as archive:
            archive.writestr(f"{depth}.zip", data)
        data = held.getvalue()
    return data


def _member(data: bytes, chance: Chance, others: Sequence[bytes], number: int) -> bytes:
    """The bytes of one member, damaged; now and then by what only a hostile hand would put there."""
    if not number:
        return _bomb(0)
    hostile = [_ENTITIES, _bomb(5), b"", b"<a>" * 100_000, b"<a b='" + b"c" * 200_000]
    return chance.choice(hostile) if number % 8 == 1 else _damaged(data, chance, others)


def _repacked(seed: bytes, chance: Chance, others: Sequence[bytes]) -> bytes:
    """The archive with one member damaged, dropped, doubled, renamed or swapped, and every checksum right."""
    with zipfile.ZipFile(io.BytesIO(seed)) as archive:
        members = [(info.filename, archive.read(info)) for info in archive.infolist() if not info.is_dir()]
    place, other = chance.randrange(len(members)), chance.randrange(len(members))
    name, data = members[place]
    kind = chance.randrange(24)
    if kind == 20:
        members.remove((name, data))
    elif kind == 21:
        members += [(name, data)] * chance.choice([1, 200])
    elif kind == 22:
        new = chance.choice(["../../etc/passwd", "a" * 5000, "\udcff".encode("utf-8", "replace").decode(), "/", ""])
        members[place] = new, data
    elif kind == 23:
        members[place], members[other] = (name, members[other][1]), (members[other][0], data)
    else:
        members[place] = name, _member(data, chance, others, chance.randrange(60))
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, data in members:
            packing = ZIP_STORED if name == "mimetype" else ZIP_DEFLATED
            # Made by hand, since a second member of one name is a warning.
            archive.NameToInfo.clear()
            archive.writestr(zipfile.ZipInfo(name), data, packing, 1)
    return held.getvalue()


def broken_promises(found: Ingested) -> Iterator[str]:
    """What is wrong with this, of all that is promised of everything that ingest gives."""
    if found.document is None and not found.problems:
        yield "neither a document nor a problem"
    for problem in found.problems:
        one_line = len(problem.message.splitlines()) == 1 and problem.message.isprintable()
        if not one_line or len(problem.message) > LONGEST_MESSAGE or "Traceback" in problem.message:
            yield f"no clear line: {problem.message!r}"
        if problem.share is not None and not 0.0 <= problem.share <= 1.0:
            yield f"a share of {problem.share}"
    if found.document is None:
        return
    text = found.document.text
    if not text.strip() or "\r" in text:
        yield "a document without text, or with CR line ends"
    if found.document.original_sha256 != sha256(found.original):
        yield "a document that is not named for its bytes"
    spans = [passage.span for passage in found.document.passages]
    spans += [locator.span for locator in found.document.locators]
    if any(not span.cut(text).strip() for span in spans):
        yield "a passage or a locator of white space"
    text.encode()


def _try_one(data: bytes, ending: str) -> tuple[int, int, list[str]]:
    """How many documents and how many refusals these bytes give, and what is wrong with them."""
    documents = refusals = 0
    wrong: list[str] = []
    try:
        for found in ingest_bytes(data, f"a{ending}", Hints()):
            documents += found.document is not None
            refusals += found.document is None
            wrong += broken_promises(found)
        if not documents and not refusals:
            wrong.append("nothing at all")
    except BaseException as error:  # noqa: BLE001 - whatever it is, it is the finding
        last = traceback.extract_tb(error.__traceback__)[-1]
        wrong.append(f"{type(error).__name__}: {error} ({Path(last.filename).name}:{last.lineno} {last.name})")
    return documents, refusals, wrong


def _peak() -> float:
    """The most memory that this process has held, in megabytes; what it was forked from does not count."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(re.findall(r"VmHWM:\s+(\d+)", status.read_text())[0]) / 1000
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6


class Fed(TypedDict):
    """What came of all mutations of one seed."""

    failed: dict[int, str]
    documents: int
    refusals: int
    peak: float


def feed(folder: Path, ending: str, count: int) -> Fed:
    """Give ingest every mutation of the seed; the process ends where one takes too long, with its stack on stderr."""
    seed = (folder / f"seed{ending}").read_bytes()
    others = [path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file() and path.suffix != ending]
    documents = refusals = 0
    failed: dict[int, str] = {}
    (folder / "failed").mkdir(exist_ok=True)
    at = folder / "failed" / "now"
    for number in range(count):
        data = mutated(seed, number, others)
        at.write_text(str(number))
        faulthandler.dump_traceback_later(SECONDS, exit=True)
        some, refused, wrong = _try_one(data, ending)
        faulthandler.cancel_dump_traceback_later()
        documents, refusals = documents + some, refusals + refused
        if wrong:
            failed[number] = wrong[0]
            (folder / "failed" / f"{number}{ending}").write_bytes(data)
    at.unlink(missing_ok=True)
    return {"failed": failed, "documents": documents, "refusals": refusals, "peak": _peak()}


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (SPACE, SPACE))
    sys.stdout.write(json.dumps(feed(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))))
