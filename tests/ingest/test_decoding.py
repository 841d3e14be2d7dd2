"""Bytes become characters, and those that do not are counted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ingest.decoding import Decoded, decode, writable
from onrecord.records import Problem, ProblemKind

NOTE = "The mayor, René Auvil, said: “no”."


@pytest.mark.parametrize(
    ("data", "codec"),
    [
        (NOTE.encode(), "utf-8"),
        (NOTE.encode("utf-8-sig"), "utf-8"),
        (NOTE.encode("utf-16"), "utf-16-le"),
        (b"\xfe\xff" + NOTE.encode("utf-16-be"), "utf-16-be"),
        (NOTE.encode("utf-32"), "utf-32-le"),
        (b"\x00\x00\xfe\xff" + NOTE.encode("utf-32-be"), "utf-32-be"),
    ],
)
def test_a_marked_or_valid_encoding_is_read_without_a_problem(data: bytes, codec: str) -> None:
    decoded = decode(data, "note.txt")
    assert isinstance(decoded, Decoded)
    assert (decoded.text, decoded.encoding.codec, decoded.problems("note.txt")) == (NOTE, codec, ())


def test_windows_1252_is_a_guess_that_is_owned_up_to() -> None:
    decoded = decode((NOTE * 3).encode("cp1252"), "note.txt")
    assert isinstance(decoded, Decoded)
    assert decoded.text == NOTE * 3
    (problem,) = decoded.problems("note.txt")
    assert (problem.kind, problem.share) == (ProblemKind.ENCODING, 0.0)


def test_text_that_is_mostly_not_ascii_is_recognised() -> None:
    russian = "Министерство иностранных дел сообщило в понедельник, что переговоры не состоялись. " * 40
    decoded = decode(russian.encode("cp1251"), "note.txt")
    assert isinstance(decoded, Decoded)
    assert decoded.text == russian


def test_what_is_in_no_encoding_is_read_as_far_as_it_goes() -> None:
    decoded = decode(bytes(range(0x80, 0x100)) * 4, "note.txt")
    assert isinstance(decoded, Decoded)
    assert [problem.kind for problem in decoded.problems("note.txt")] == [ProblemKind.ENCODING]


@pytest.mark.parametrize(
    ("declared", "text"),
    [
        ("iso-8859-1", "“café”"),  # what pages call Latin-1 is Windows-1252
        ("windows-1252", "“café”"),
        ("no-such-charset", "“café”"),
        ("unicode_escape", "“café”"),
        ("UTF-16", "“café”"),  # it would have a mark
        ("bad\0name", "“café”"),
        ("windows-1250", "“café”"),
        ("koi8-r", "⌠cafИ■"),
    ],
)
def test_a_declared_charset_counts_where_there_is_no_utf_8(declared: str, text: str) -> None:
    decoded = decode(b"\x93caf\xe9\x94" + b" and nothing else but ASCII" * 9, "page.html", declared)
    assert isinstance(decoded, Decoded)
    assert decoded.text.startswith(text)


def test_a_declared_charset_yields_to_valid_utf_8() -> None:
    decoded = decode("café".encode(), "page.html", "koi8-r")
    assert isinstance(decoded, Decoded)
    assert decoded.text == "café"


def test_a_few_damaged_bytes_leave_the_rest_of_utf_8_alone() -> None:
    data = ("Überall sagte er “nein”. " * 4).encode()
    decoded = decode(data[:30] + b"\xff\xfe" + data[30:], "note.txt")
    assert isinstance(decoded, Decoded)
    assert decoded.text.count("\N{REPLACEMENT CHARACTER}") == 2
    assert decoded.text.replace("\N{REPLACEMENT CHARACTER}", "") == "Überall sagte er “nein”. " * 4
    (problem,) = decoded.problems("note.txt")
    assert problem.share == pytest.approx(2 / (len(data) + 2))


@pytest.mark.parametrize(
    ("data", "text", "unread"),
    [
        ("😀 said".encode("utf-16-be").decode("utf-16-be").encode(), "😀 said", 0.0),
        (b"a \xed\xa0\xbd\xed\xb8\x80 b", "a 😀 b", 0.0),  # CESU-8: a pair of encoded surrogates
        (b"a \xed\xa0\xbd b", "a \N{REPLACEMENT CHARACTER} b", 3 / 7),  # WTF-8: one alone
    ],
)
def test_encoded_surrogates_never_reach_the_text(data: bytes, text: str, unread: float) -> None:
    decoded = decode(data, "note.txt")
    assert isinstance(decoded, Decoded)
    assert decoded.text == text
    assert decoded.unread == pytest.approx(unread)
    assert decoded.text.encode().decode() == text


@pytest.mark.parametrize("data", [b"\x00", b"PNG\x00\x01", b"T\x00e\x00x\x00t\x00", "a\0b".encode("utf-16")])
def test_nul_bytes_are_a_binary_file(data: bytes) -> None:
    problem = decode(data, "image.txt")
    assert isinstance(problem, Problem)
    assert (problem.kind, problem.share) == (ProblemKind.UNREADABLE, 1.0)


@pytest.mark.parametrize(("written", "text"), [(b"a\r\nb", "a\nb"), (b"a\rb", "a\nb"), (b"a\n\r\n\rb", "a\n\n\nb")])
def test_line_ends_become_line_feeds(written: bytes, text: str) -> None:
    decoded = decode(written, "note.txt")
    assert isinstance(decoded, Decoded)
    assert decoded.text == text


def test_nothing_else_is_normalised() -> None:
    combined = "e\u0301 \u00e9 \ufb01 \u200f\u05d0 \u2028 \x0c"
    decoded = decode(combined.encode(), "note.txt")
    assert isinstance(decoded, Decoded)
    assert decoded.text == combined


def test_a_long_file_is_guessed_from_whole_lines() -> None:
    line = "Рада, заявил министр, не голосовала. Он добавил, что решение примут позже.\n"
    decoded = decode((line * 8000).encode("cp1251"), "long.txt")
    assert isinstance(decoded, Decoded)
    assert decoded.text == line * 8000


@given(st.binary())
def test_any_bytes_give_a_text_that_can_be_written_or_a_problem(data: bytes) -> None:
    decoded = decode(data, "any")
    if isinstance(decoded, Decoded):
        assert writable(decoded.text)[0].encode().decode() == writable(decoded.text)[0]
        assert 0.0 <= decoded.unread <= 1.0
    else:
        assert b"\0" in data or data[:2] in (b"\xff\xfe", b"\xfe\xff")


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\0\r")))
def test_utf_8_comes_back_as_it_was(text: str) -> None:
    decoded = decode(b"\xef\xbb\xbf" + text.encode(), "any")
    assert isinstance(decoded, Decoded)
    assert decoded.text == text
