"""`onrecord read`: what a person sees, in colour and without, and what a machine gets."""

import json
import re
from pathlib import Path

import pytest

from tests.cli.conftest import COURIER, Golden, Run


def test_a_pipe_gets_the_page_in_brackets_without_control_codes(run: Run, golden: Golden) -> None:
    result = run("read", "courier.md")
    assert result.exit_code == 0
    assert "\x1b" not in result.output
    assert "⟦?A person familiar with the call⟧ ‹said›¹ that" in " ".join(result.stdout.split())
    golden("read-pipe", result.stdout)


def test_a_terminal_gets_the_page_in_colour_without_brackets(run: Run, golden: Golden) -> None:
    result = run("read", "courier.md", terminal=80)
    assert not set("⟦⟧‹›«»") & set(result.stdout)
    golden("read-terminal", result.stdout)


def test_without_colour_a_terminal_gets_brackets(run: Run) -> None:
    result = run("read", "courier.md", terminal=80, NO_COLOR="1")
    assert "⟦Mira Tolland⟧" in re.sub(r"\x1b\[[\d;]*m", "", result.stdout)
    assert not re.search(r"\x1b\[[\d;]*3[1-7]", result.stdout)


@pytest.mark.parametrize(
    ("arguments", "columns", "widest"),
    [((), "60", 60), ((), "200", 100), (("--width", "120"), "80", 120), (("--width", "40"), "80", 40), ((), "", 80)],
)
def test_no_line_is_wider_than_the_page(arguments: tuple[str, ...], columns: str, widest: int, run: Run) -> None:
    lines = run("read", "courier.md", *arguments, COLUMNS=columns).stdout.splitlines()
    assert max(map(len, lines)) == widest
    assert [line for line in lines if line != line.rstrip()] == []


def test_statements_alone(run: Run) -> None:
    result = run("read", "courier.md", "--no-text")
    assert "familiar with the talks" not in result.stdout
    assert "Ivo Maren · warned" in result.stdout


def test_the_page_says_that_nobody_has_checked_it(run: Run) -> None:
    page = " ".join(run("read", "courier.md").stdout.split())
    assert "Unreviewed: a machine's reading, model sayings-1, balanced selection." in page


def test_json_is_one_object_with_exact_places(run: Run) -> None:
    result = run("read", "courier.md", "--json")
    found = json.loads(result.stdout)
    assert found["location"] == "courier.md"
    assert found["document"]["published"] == "2021-05-04"
    assert [statement["source"]["text"] for statement in found["statements"]] == [
        "Mira Tolland",
        "A person familiar with the call",
        "Ivo Maren",
    ]
    assert found["statements"][2]["parent"] == found["statements"][1]["id"]


def test_what_the_user_says_outranks_the_document(run: Run) -> None:
    hints = ("--published", "1 June 2021", "--publisher", "Me", "--title", "Mine")
    found = json.loads(run("read", "courier.md", "--json", *hints).stdout)["document"]
    assert (found["published"], found["publisher"], found["title"]) == ("2021-06-01", "Me", "Mine")


def test_json_lines_are_one_object_for_each_document_in_order(run: Run) -> None:
    result = run("read", "wire.csv", "--map", "text=body,title=headline", "--map", "published=day", "--json-lines")
    found = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 0
    assert [one["document"] and one["document"]["title"] for one in found] == ["Pier shut", "Pier open"]


def test_json_lines_tell_of_what_could_not_be_read(run: Run) -> None:
    found = [json.loads(line) for line in run("read", ".", "--json-lines").stdout.splitlines()]
    (empty,) = [one for one in found if one["location"].endswith("empty.txt")]
    assert (empty["document"], empty["statements"]) == (None, [])
    assert empty["problems"][0]["kind"] == "empty"


def test_standard_input_is_a_document_like_any_other(run: Run) -> None:
    result = run("read", "-", "--json", given=COURIER.encode())
    assert len(json.loads(result.stdout)["statements"]) == 3
    assert json.loads(result.stdout)["location"] == "standard input"


def test_a_web_page_on_standard_input_is_read_as_one(run: Run) -> None:
    paragraph = b"<p>Ivo Maren said that pier 9 is shut for good, and that nobody should wait for it to open again.</p>"
    page = b"\n<!DOCTYPE html><title>Pier shut</title><body><article>" + 5 * paragraph + b"</article></body>"
    found = json.loads(run("read", "-", "--json", given=page).stdout)
    assert (found["location"], found["document"]["title"]) == ("standard input.html", "Pier shut")


def test_selections_keep_more_or_less(run: Run) -> None:
    numbers = [
        len(json.loads(run("read", "courier.md", "--json", option).stdout)["statements"])
        for option in ("--precise", "--balanced", "--complete")
    ]
    assert numbers == [1, 3, 3]


def test_several_documents_are_several_pages(run: Run) -> None:
    result = run("read", ".")
    assert result.exit_code == 0
    assert "═" * 80 in result.stdout
    assert "! empty: " in result.stdout


def test_one_object_cannot_hold_several_documents(run: Run) -> None:
    result = run("read", ".", "--json")
    assert result.exit_code == 2
    assert "holds several documents; use --json-lines" in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize("form", [(), ("--json",), ("--json-lines",)])
def test_where_nothing_could_be_read_the_exit_code_says_so(form: tuple[str, ...], run: Run) -> None:
    result = run("read", "empty.txt", *form)
    assert result.exit_code == 1
    assert "empty" in result.stdout
    assert result.stderr == "onrecord: nothing could be read in empty.txt\n"


def test_an_empty_folder_is_nothing_to_read(run: Run, desk: Path) -> None:
    (desk / "none").mkdir()
    assert run("read", "none").exit_code == 1
    assert run("read", "none", "--json").exit_code == 2


def test_what_a_terminal_would_obey_is_not_passed_on(run: Run, desk: Path) -> None:
    (desk / "sly.txt").write_text("Mira Tolland said that \x1b]0;owned\x07 pier \x9b31m 9 is \u2028shut\r.\n")
    for arguments in (("--no-text",), ()):
        shown = run("read", "sly.txt", *arguments).stdout
        assert not set(shown) & set("\x1b\x07\x9b\u2028\r")
