"""Archives are read within limits, and nothing in them does harm."""

import io
import stat
import struct
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from onrecord.ingest import Hints, Ingested, Limits, ingest, ingest_bytes
from onrecord.records import ProblemKind, sha256

TEXT = "The minister said that the harbour is shut.\n"
TABLE = "text,date\nThe harbour is shut,2019-03-05\nThe harbour is open,2019-03-06\n"


def packed(*members: tuple[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", method) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return held.getvalue()


def unpacked(data: bytes, hints: Hints | None = None) -> list[Ingested]:
    return list(ingest_bytes(data, "a.zip", hints or Hints()))


def kinds(found: Sequence[Ingested]) -> list[tuple[str, ProblemKind]]:
    return [(problem.where, problem.kind) for one in found for problem in one.problems]


def encrypted(data: bytes) -> bytes:
    """The archive with its members' flags saying that they are encrypted."""
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = data.index(mark) + place
        flags = struct.unpack_from("<H", data, start)[0] | 1
        data = data[:start] + struct.pack("<H", flags) + data[start + 2 :]
    return data


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_members_come_in_order_with_their_own_bytes(method: int) -> None:
    members = [("b.txt", TEXT), ("a/c.md", f"# Shut\n\n{TEXT}"), ("a/b.html", f"<p>{TEXT}</p>"), ("t.csv", TABLE)]
    found = unpacked(packed(*members, method=method))
    assert [one.location for one in found] == [
        "a.zip/a/b.html",
        "a.zip/a/c.md",
        "a.zip/b.txt",
        "a.zip/t.csv row 2",
        "a.zip/t.csv row 3",
    ]
    assert found[2].original == TEXT.encode()
    assert all(one.document is not None and one.document.original_sha256 == sha256(one.original) for one in found)


def test_an_archive_on_disk_is_read_where_it_lies(tmp_path: Path) -> None:
    (tmp_path / "a.ZIP").write_bytes(packed(("a.txt", TEXT)))
    (found,) = ingest(tmp_path / "a.ZIP", Hints())
    assert (found.location, found.original) == (f"{tmp_path}/a.ZIP/a.txt", TEXT.encode())


def test_hidden_members_and_folders_are_left_out() -> None:
    members = [("a/", ""), (".git/a.txt", TEXT), ("__MACOSX/a.txt", TEXT), ("a/.b.txt", TEXT), ("a/b.txt", TEXT)]
    assert [one.location for one in unpacked(packed(*members))] == ["a.zip/a/b.txt"]


@pytest.mark.parametrize("name", ["../../etc/passwd.txt", "/etc/passwd.txt", "C:/windows/a.txt", "a/../../b.txt"])
def test_a_name_that_climbs_out_is_only_a_name(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (found,) = unpacked(packed((name, TEXT)))
    assert (found.location, found.original) == (f"a.zip/{name}", TEXT.encode())
    assert list(tmp_path.iterdir()) == []


def test_a_member_without_a_name_is_read_as_plain_text() -> None:
    (found,) = unpacked(packed(("#", TEXT)).replace(b"#", b"\0"))  # zipfile cuts a name at a NUL
    assert (found.location, found.original) == ("a.zip/", TEXT.encode())


def test_an_encrypted_member_is_a_problem_and_the_rest_goes_on() -> None:
    found = unpacked(encrypted(packed(("a.txt", TEXT), ("b.txt", TEXT))))
    assert kinds(found) == [("a.zip/a.txt", ProblemKind.UNREADABLE)]
    assert found[1].document is not None


def test_a_member_that_is_a_link_is_a_problem() -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        link = zipfile.ZipInfo("a.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    assert kinds(unpacked(held.getvalue())) == [("a.zip/a.txt", ProblemKind.UNSUPPORTED)]


@pytest.mark.parametrize(("name", "data"), [("a.txt", TEXT), ("a.csv", TABLE), ("a.zip", packed(("b.txt", TEXT)))])
def test_a_damaged_member_is_a_problem_and_the_rest_goes_on(name: str, data: bytes | str) -> None:
    whole = packed((name, data), ("z.txt", TEXT), method=zipfile.ZIP_STORED)
    place = whole.index(b"PK\x03\x04") + 30 + len(name) + 4
    found = unpacked(whole[:place] + b"\xaa" + whole[place + 1 :])
    assert kinds(found) == [(f"a.zip/{name}", ProblemKind.UNREADABLE)]
    assert found[-1].document is not None


def test_a_member_whose_header_is_damaged_is_a_problem() -> None:
    whole = packed(("a.txt", TEXT), ("z.txt", TEXT))
    found = unpacked(b"XX" + whole[2:])
    assert kinds(found) == [("a.zip/a.txt", ProblemKind.UNREADABLE)]
    assert found[-1].document is not None


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"no archive", packed(("a.txt", TEXT))[:-30]])
def test_what_is_no_whole_archive_is_malformed(data: bytes) -> None:
    assert kinds(unpacked(data)) == [("a.zip", ProblemKind.MALFORMED)]


def test_an_archive_without_files_is_empty() -> None:
    assert kinds(unpacked(packed())) == [("a.zip", ProblemKind.EMPTY)]


def test_a_bomb_is_not_expanded() -> None:
    found = unpacked(packed(("bomb.txt", b"a" * (8 << 20)), ("z.txt", TEXT)))
    assert kinds(found) == [("a.zip/bomb.txt", ProblemKind.LIMIT)]
    assert "times its size" in found[0].problems[0].message
    assert found[1].document is not None


def test_a_member_that_is_larger_than_it_says_is_cut_off_and_refused() -> None:
    whole = packed(("a.txt", TEXT * 100), method=zipfile.ZIP_STORED)
    size = struct.pack("<I", len(TEXT) * 100)
    lying = whole.replace(size, struct.pack("<I", len(TEXT)))
    assert [kind for _, kind in kinds(unpacked(lying))] in ([ProblemKind.UNREADABLE], [ProblemKind.MALFORMED])


def nested(levels: int) -> bytes:
    data = packed(("deep.txt", TEXT))
    for _ in range(levels):
        data = packed(("in.zip", data))
    return data


def test_archives_inside_archives_have_an_end() -> None:
    (found,) = unpacked(nested(2))
    assert found.location == "a.zip/in.zip/in.zip/deep.txt"
    assert kinds(unpacked(nested(3))) == [("a.zip/in.zip/in.zip/in.zip", ProblemKind.LIMIT)]


def test_an_archive_after_a_nested_one_has_its_full_depth() -> None:
    found = unpacked(packed(("a.zip", nested(1)), ("b.zip", nested(1))))
    assert [one.location for one in found] == ["a.zip/a.zip/in.zip/deep.txt", "a.zip/b.zip/in.zip/deep.txt"]


def test_a_nested_archive_is_no_larger_than_a_document() -> None:
    inner = packed(("a.txt", bytes(range(32, 127)) * 20), method=zipfile.ZIP_STORED)
    found = unpacked(packed(("in.zip", inner)), Hints(limits=Limits(document_bytes=1000)))
    assert kinds(found) == [("a.zip/in.zip", ProblemKind.LIMIT)]


def test_the_files_of_all_archives_together_are_limited_in_number() -> None:
    inner = packed(("1.txt", "One said."), ("2.txt", "Two said."), ("3.txt", "Three said."))
    found = unpacked(packed(("a.zip", inner), ("b.txt", "No said.")), Hints(limits=Limits(archive_members=3)))
    assert len([one for one in found if one.document is not None]) == 2
    assert kinds(found) == [("a.zip/a.zip", ProblemKind.LIMIT), ("a.zip", ProblemKind.LIMIT)]
    assert [problem.share for one in found for problem in one.problems] == [pytest.approx(1 / 3), pytest.approx(1 / 2)]


def test_the_files_of_all_archives_together_are_limited_in_size() -> None:
    limits = Limits(archive_bytes=2 * len(TEXT) + 5)
    found = unpacked(
        packed(("a.txt", TEXT), ("b.txt", TEXT), ("c.txt", TEXT), ("d.txt", "Shut.")), Hints(limits=limits)
    )
    assert kinds(found) == [("a.zip/c.txt", ProblemKind.LIMIT)]
    assert len(found) == 4


def test_a_member_larger_than_a_document_may_be_is_a_problem() -> None:
    found = unpacked(packed(("a.txt", TEXT)), Hints(limits=Limits(document_bytes=10)))
    assert kinds(found) == [("a.zip/a.txt", ProblemKind.LIMIT)]
