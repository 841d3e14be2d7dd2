"""A writer of small Outlook files: a compound file with the streams that a message needs (MS-CFB, MS-OXMSG)."""

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Union

SECTOR, SMALL, CUTOFF = 512, 64, 4096
FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
STORAGE, STREAM, ROOT = 1, 2, 5
UNICODE, BINARY, INTEGER, TIME = 0x001F, 0x0102, 0x0003, 0x0040

Tree = Mapping[str, Union[bytes, "Tree"]]


@dataclass(slots=True)
class _Writer:
    """Sectors of the file and small ones of its mini stream, with the tables that chain them."""

    entries: list[bytes] = field(default_factory=list)
    sectors: list[bytes] = field(default_factory=list)
    fat: list[int] = field(default_factory=list)
    small: list[bytes] = field(default_factory=list)
    small_fat: list[int] = field(default_factory=list)

    def chain(self, data: bytes) -> int:
        return _chain(data, SECTOR, self.sectors, self.fat)

    def siblings(self, tree: Tree) -> int:
        """Write the entries of a folder, each the right neighbour of the one before; gives the first one's number."""
        names = sorted(tree, key=lambda name: (len(name), name.upper()))
        first = len(self.entries)
        self.entries += [b""] * len(names)
        for number, name in enumerate(names, start=first):
            held = tree[name]
            if not isinstance(held, bytes):
                told = (STORAGE, self.siblings(held), 0, 0)
            elif len(held) < CUTOFF:
                told = (STREAM, FREE, _chain(held, SMALL, self.small, self.small_fat), len(held))
            else:
                told = (STREAM, FREE, self.chain(held), len(held))
            self.entries[number] = _entry(name, number + 1 if name != names[-1] else FREE, told)
        return first if names else FREE


def _chain(data: bytes, size: int, sectors: list[bytes], table: list[int]) -> int:
    """Write data into sectors, and their numbers into the table; gives the first one's number."""
    pieces = [data[at : at + size].ljust(size, b"\0") for at in range(0, len(data), size)]
    first = len(sectors)
    sectors += pieces
    table += [*range(first + 1, first + len(pieces)), END] if pieces else []
    return first if pieces else END


def _entry(name: str, right: int, told: tuple[int, int, int, int]) -> bytes:
    kind, child, start, size = told
    written = name.encode("utf-16-le") + b"\0\0"
    return (
        written.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(written), kind, 1, FREE, right, child)
        + bytes(16 + 4 + 16)
        + struct.pack("<IQ", start, size)
    )


def compound(tree: Tree) -> bytes:
    """The bytes of a compound file."""
    writer = _Writer()
    writer.entries.append(b"")
    child = writer.siblings(tree)
    small = b"".join(writer.small)
    writer.entries[0] = _entry("Root Entry", FREE, (ROOT, child, writer.chain(small), len(small)))
    table = _table(writer.small_fat)
    small_table = writer.chain(table)
    directory = writer.chain(b"".join(writer.entries))
    tables = 1
    while len(writer.fat) + tables > tables * SECTOR // 4:
        tables += 1
    places = list(range(len(writer.fat), len(writer.fat) + tables))
    told = (0x3E, 3, 0xFFFE, 9, 6, 0, tables, directory, 0, CUTOFF, small_table, len(table) // SECTOR, END, 0)
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH6xIIIIIIIII", *told)
    header += struct.pack("<109I", *places, *[FREE] * (109 - tables))
    return header + b"".join(writer.sectors) + _table([*writer.fat, *[FAT] * tables])


def _table(numbers: Sequence[int]) -> bytes:
    """A table of sectors, filled up to whole sectors."""
    padding = -len(numbers) % (SECTOR // 4)
    return struct.pack(f"<{len(numbers) + padding}I", *numbers, *[FREE] * padding)


def properties(values: Mapping[tuple[int, int], bytes], head: int) -> Tree:
    """The streams of a message's, a recipient's or an attachment's properties, by their number and type."""
    rows = b""
    streams: dict[str, bytes] = {}
    for (number, kind), value in values.items():
        fixed = kind in {INTEGER, TIME}
        rows += struct.pack("<HHI", kind, number, 6) + (value if fixed else struct.pack("<II", len(value), 0))
        if not fixed:
            streams[f"__substg1.0_{number:04X}{kind:04X}"] = value
    return {"__properties_version1.0": bytes(head) + rows, **streams}


def message(texts: Mapping[int, str], *, page: bytes = b"", sent: int = 0, attached: Mapping[str, bytes]) -> bytes:
    """An Outlook message with these Unicode properties, a page, the time it was sent and its attachments."""
    values = {(number, UNICODE): text.encode("utf-16-le") for number, text in texts.items()}
    if page:
        values |= {(0x1013, BINARY): page, (0x3FDE, INTEGER): struct.pack("<II", 65001, 0)}
    if sent:
        values[0x0039, TIME] = struct.pack("<Q", sent)
    tree: dict[str, bytes | Tree] = dict(properties(values, 32))
    for number, (name, data) in enumerate(attached.items()):
        told = {(0x3707, UNICODE): name.encode("utf-16-le"), (0x3701, BINARY): data}
        tree[f"__attach_version1.0_#{number:08X}"] = properties(told | {(0x3705, INTEGER): struct.pack("<II", 1, 0)}, 8)
    return compound(tree)
