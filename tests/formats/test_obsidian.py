"""A vault: every link leads to a note, and no word of a document is more than a word."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from onrecord.formats.extract import Extract
from onrecord.formats.obsidian import escaped, note_name, write

LINK = re.compile(r"(?<!\\)\[\[([^|\]]+)\|([^\]]+)\]\]")
SHOWN = MarkdownIt("gfm-like", {"linkify": False})


@pytest.fixture
def vault(extract: Extract, tmp_path: Path) -> dict[str, str]:
    """Notes by their names."""
    write(extract, tmp_path)
    return {str(file.relative_to(tmp_path))[: -len(".md")]: file.read_text("utf-8") for file in tmp_path.rglob("*.md")}


def front(note: str) -> dict[str, object]:
    """The properties of a note."""
    lines = note.split("---\n")[1].splitlines()
    return {line.partition(": ")[0]: json.loads(line.partition(": ")[2]) for line in lines}


def shown(markdown: str) -> str:
    """What a reader sees of one line, and nothing but text may be in it."""
    (inline,) = [token for token in SHOWN.parse(f"x{markdown}") if token.type == "inline"]
    assert {child.type for child in inline.children or ()} <= {"text", "text_special"}
    return "".join(child.content for child in inline.children or ())[1:]


def test_there_is_a_note_for_each(extract: Extract, vault: dict[str, str]) -> None:
    for kind, wanted in (
        ("Actors", {one["id"] for one in extract.actors}),
        ("Claims", {one["id"] for one in extract.claims}),
        ("Documents", {one["id"] for one in extract.documents()}),
    ):
        assert {front(note)["id"] for name, note in vault.items() if name.startswith(f"{kind}/")} == wanted
    assert sum(name.startswith("Commitments/") for name in vault) == len(
        {(one["receipt"], one["by"]["name"]) for one in extract.commitments}
    )
    assert "reviewed by nobody" in vault["Start here"]


def test_every_link_leads_to_a_note(vault: dict[str, str]) -> None:
    links = [found[1] for note in vault.values() for found in LINK.finditer(note)]
    assert len(links) > 1_000
    assert set(links) <= set(vault)


def test_a_statement_comes_with_its_chain_receipt_and_state(extract: Extract, vault: dict[str, str]) -> None:
    everything = "\n".join(note for name, note in vault.items() if name.startswith("Documents/"))
    for one in extract.statements():
        assert f"`{one['receipt']}`" in everything
        assert escaped(one["content"]["text"]) in everything
    assert everything.count("  by way of ") == everything.count("reviewed by nobody") == len(list(extract.statements()))


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40))
def test_words_stay_words(text: str) -> None:
    assert shown(escaped(text)).strip() == " ".join(text.split())


@pytest.mark.parametrize(
    "text",
    [
        "[[Claims/x]]",
        "<script>x</script>",
        "#tag",
        "`= this.file`",
        "$$x$$",
        "%%hidden%%",
        "[a](javascript:x)",
        "- [ ] x",
    ],
)
def test_what_would_be_more_than_text_is_text(text: str) -> None:
    assert shown(escaped(text)) == text
    assert not LINK.search(escaped(text))


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
def test_a_name_is_a_file_everywhere(label: str) -> None:
    name = note_name("Claims", label, "01661de5")
    folder, _, file = name.partition("/")
    assert folder == "Claims"
    assert not re.search(r'[\\/:*?"<>|#^\[\]\x00-\x1f]', file)
    assert file.endswith("01661de5")
    assert not file.startswith((".", " "))
    assert len(file.encode()) < 255
