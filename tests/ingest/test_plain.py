"""Plain text is frozen as it stands."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ingest import Hints, ingest_bytes
from onrecord.records import Document, ProblemKind, sha256

Of = Callable[..., Document]
BODY = "The minister said that the harbour is shut.\n"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"# Harbour shut\n\n{BODY}", "Harbour shut"),
        (f"\n\n# Harbour shut\n{BODY}", "Harbour shut"),
        (f"Harbour shut\n\n{BODY}", "Harbour shut"),
        (f"  Harbour shut  \n \t\n{BODY}", "Harbour shut"),
        (f"Is the harbour shut?\n\n{BODY}", "Is the harbour shut?"),
        (f"Harbour shut.\n\n{BODY}", None),
        (f"“The harbour is shut,” he said, “for good”\n\n{BODY}", None),
        (f"Harbour shut\n{BODY}", None),
        (f"{'Harbour ' * 30}\n\n{BODY}", None),
        ("Harbour shut", None),
        (BODY, None),
    ],
)
def test_a_title_is_marked_or_stands_alone(document: Of, text: str, title: str | None) -> None:
    found = document(text, "a.txt")
    assert (found.title, found.text) == (title, text)


def test_what_it_is_read_from_names_it(document: Of) -> None:
    written = f"Harbour shut\r\n\r\n{BODY}".encode()
    found = document(written, "a.txt")
    assert found.original_sha256 == sha256(written)
    assert found.text == f"Harbour shut\n\n{BODY}"
    assert (found.media_type, found.language, found.passages) == ("text/plain", "en", ())


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", b"\xef\xbb\xbf", "\u3000".encode()])
def test_nothing_but_white_space_is_empty(data: bytes) -> None:
    (found,) = ingest_bytes(data, "a.txt", Hints())
    assert found.document is None
    assert [problem.kind for problem in found.problems] == [ProblemKind.EMPTY]


def test_a_huge_line_is_a_text_like_any_other(document: Of) -> None:
    text = "he said that she said " * 100_000
    assert document(text, "a.txt").text == text


@given(st.text(alphabet=st.characters(exclude_characters="\r\0", exclude_categories=["Cs"]), min_size=1))
def test_the_frozen_text_is_the_decoded_text(text: str) -> None:
    (found,) = ingest_bytes(b"\xef\xbb\xbf" + text.encode(), "a.txt", Hints())
    assert found.document is None if not text.strip() else found.document is not None and found.document.text == text
