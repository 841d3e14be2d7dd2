"""`onrecord review`: the queue, decisions that hold when documents are read again, and their lines."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from onrecord.cli.review import places
from onrecord.errors import InputError
from tests.cli.conftest import Golden, Run

pytestmark = pytest.mark.usefixtures("ledger")

FILES = ("courier.md", "release.txt", "--jobs", "1")


def rows(run: Run, *filters: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run("statements", *filters, "--json").stdout)
    return found


def one(run: Run, words: str) -> dict[str, Any]:
    return next(row for row in rows(run) if row["content"]["text"].startswith(words))


def again(run: Run, *how: str) -> str:
    result = run("add", *FILES, *how)
    assert result.exit_code == 0
    return str(result.stdout)


@pytest.mark.parametrize("place", ["terminal", "pipe"])
def test_the_queue(place: str, run: Run, golden: Golden) -> None:
    run("review", "correct", one(run, "pier 9")["id"], "--speaker", "the harbour clerk", "--by", "Ada")
    result = run("review", terminal=80 if place == "terminal" else None)
    assert (result.exit_code, result.stderr) == (0, "")
    golden(f"review-{place}", result.stdout)


def test_a_page_of_it(run: Run) -> None:
    whole = json.loads(run("review", "--json").stdout)
    page = json.loads(run("review", "--offset", "1", "--limit", "2", "--json").stdout)
    assert page["waiting"] == whole["waiting"][1:3]
    assert (page["more"], whole["more"], page["schema"]) == (True, False, "onrecord/1")


def test_a_corrected_speaker_holds_when_the_files_come_again(run: Run) -> None:
    name = one(run, "the harbour would close")["id"]
    said = run(
        "review", "correct", name[:8], "--speaker", "Mira Tolland", "--because", "it was she", ONRECORD_REVIEWER="Ada"
    )
    assert said.stdout == f"1  Ada  correct  {name[:8]}  now corrected (speaker Mira Tolland): it was she\n"
    for how in ((), ("--complete",), ("--balanced",)):
        again(run, *how)
        found = one(run, "the harbour would close")
        assert (found["review"], found["chain"][-1]["name"]) == ("corrected", "Mira Tolland")


def test_a_judgement_waits_for_its_statement_to_be_read_again(run: Run) -> None:
    name = one(run, "there had been a call")["id"]
    run("review", "correct", name, "--speaker", "a clerk", "--by", "Ada")
    assert "1 judgement lost a statement that is not read any more" in again(run, "--precise")
    assert name not in {row["id"] for row in rows(run)}
    page = run("review", "orphans").stdout
    assert "corrected (speaker a clerk) by Ada" in page
    assert "“there had been a call”" in page
    assert json.loads(run("review", "--orphans", "--json").stdout)["orphans"][0]["statement"] == name
    assert "1 judgement lost a statement" in run("review", terminal=80).stdout
    again(run, "--balanced")
    assert one(run, "there had been a call")["chain"][-1]["name"] == "a clerk"
    assert run("review", "orphans").stdout == "No judgement has lost its statement.\n"


def test_statements_are_accepted_rejected_and_filtered_by_that(run: Run) -> None:
    first, second, third = (row["id"] for row in rows(run)[:3])
    run("review", "accept", first, second)
    run("review", "reject", third)
    assert {row["id"] for row in rows(run, "--review", "confirmed")} == {first, second}
    assert {row["id"] for row in rows(run, "--review", "rejected")} == {third}
    assert not {first, second, third} & {row["id"] for row in rows(run, "--review", "machine")}
    assert run("statements", "--review", "rejected").stdout.count("  rejected  ") == 1
    assert "2 of " in run("statements", "--source", "named", terminal=80).stdout
    assert third not in run("timeline", "--json").stdout
    assert "Reviewed: confirmed by" in run("show", first).stdout


def test_show_tells_both_what_people_say_and_what_the_machine_read(run: Run) -> None:
    name = one(run, "pier 9")["id"]
    run("review", "correct", name, "--speaker", "a clerk", "--act", "deny", "--polarity", "-", "--by", "Ada")
    assert "Ivo Maren [a clerk]" in run("statements", "--review", "corrected").stdout
    page = run("show", name).stdout
    assert "Reviewed: corrected by Ada: speaker a clerk, act deny, polarity -" in page
    assert "The machine read: Ivo Maren | said | pier 9 is shut" in page


def test_undo(run: Run) -> None:
    name = one(run, "pier 9")["id"]
    run("review", "reject", name, "--by", "Ada")
    assert run("review", "undo", "--by", "Ada").stdout == f"2  Ada  withdraw  {name[:8]}  now unreviewed\n"
    failed = run("review", "undo", "--by", "Ada")
    assert (failed.exit_code, failed.stderr) == (2, "onrecord: Ada has no judgement on a statement to undo\n")


def test_links_of_people_make_and_part_claims(run: Run) -> None:
    one_id, other = one(run, "pier 9")["id"], one(run, "“It never closed")["id"]
    run("review", "link", one_id, "denies", other)
    view = json.loads(run("claim", one_id, "--json").stdout)
    assert {voice["statement"]: voice["stance"] for voice in view["voices"]} == {one_id: "asserts", other: "denies"}
    run("review", "link", one_id, "unrelated", other)
    assert len(json.loads(run("claim", one_id, "--json").stdout)["voices"]) == 1
    run("review", "undo")
    assert len(json.loads(run("claim", one_id, "--json").stdout)["voices"]) == 2
    again(run, "--complete")
    assert len(json.loads(run("claim", one_id, "--json").stdout)["voices"]) == 2


def test_agreement(run: Run) -> None:
    assert run("review", "agreement").stdout == "No two people have judged the same statement.\n"
    names = [row["id"] for row in rows(run)[:4]]
    run("review", "accept", *names, "--by", "Ada")
    run("review", "accept", *names[:3], "--by", "Bo")
    run("review", "reject", names[3], "--by", "Bo")
    expected = "Ada and Bo: 3 of 4 statements alike (75%), Cohen's kappa 0.00\n"
    assert run("review", "agreement").stdout == expected


def test_lines_go_out_and_come_in_once(run: Run, desk: Path) -> None:
    run("review", "reject", one(run, "pier 9")["id"], "--by", "Ada")
    assert run("review", "--export", "out.jsonl").stderr == "1 judgement written to out.jsonl\n"
    line = (desk / "out.jsonl").read_text(encoding="utf-8")
    (desk / "in.jsonl").write_text(f"nonsense\n{line}", encoding="utf-8")
    columns = "text=body,published=day,title=headline"
    run("add", "wire.csv", "--map", columns, "--publisher", "Tide Wire", "--ledger", "two.db", "--jobs", "1")
    for counted in ("1 judgement recorded, 0 known before", "0 judgements recorded, 1 known before"):
        result = run("review", "--import", "in.jsonl", "--ledger", "two.db")
        assert result.exit_code == 1
        assert "onrecord: in.jsonl line 1: " in result.stderr
        assert counted in result.stderr
    found = json.loads(run("statements", "--review", "rejected", "--ledger", "two.db", "--json").stdout)
    assert len(found) == 1


@pytest.mark.parametrize("place", ["terminal", "pipe"])
def test_a_rating_stands_beside_its_claim_by_name(place: str, run: Run, golden: Golden) -> None:
    name = one(run, "pier 9")["id"]
    given = ("--scale", "1-5", "--value", "3", "--url", "https://desk.example/pier")
    said = run("review", "rate", name[:8], "--as", "Half right", *given, "--because", "seen it", "--by", "Ada")
    assert said.stdout == f"1  Ada  rate-claim  {name[:8]}  “Half right”: seen it\n"
    page = run("claim", name, terminal=80 if place == "terminal" else None).stdout
    golden(f"claim-rated-{place}", re.sub(r"by Ada on [\d-]+", "by Ada on DAY", page))


def test_a_rating_holds_when_the_files_come_again_and_until_it_is_withdrawn(run: Run) -> None:
    name = one(run, "there had been a call")["id"]
    for words in ("False", "Half right"):
        run("review", "rate", name, "--as", words, "--by", "Ada")
    run("review", "rate", name, "--as", "Not shown", "--by", "Bo")

    def rated() -> list[tuple[str, str]]:
        return [(held["by"], held["said"]) for held in json.loads(run("claim", name, "--json").stdout)["ratings"]]

    for how in ((), ("--complete",), ("--balanced",)):
        again(run, *how)
        assert rated() == [("Ada", "Half right"), ("Bo", "Not shown")]
    assert one(run, "there had been a call")["review"] == "machine"
    run("review", "undo", "--by", "Bo")
    assert rated() == [("Ada", "Half right")]
    run("review", "undo", "--by", "Ada")
    assert rated() == [("Ada", "False")]


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("accept", "zz"), "there is no statement whose id begins with 'zz'"),
        (("correct", "zz"), "there is no statement"),
        (("correct", "zz", "--content", "9"), "is no place"),
        (("correct", "zz", "--act", "lie"), "Invalid value for '--act'"),
        (("link", "zz", "likes", "yy"), "Invalid value"),
        (("rate", "zz"), "Missing option '--as'"),
        (("rate", "zz", "--as", "So"), "there is no statement"),
        (("rate", "zz", "--as", "So", "--scale", "good"), "'good' is no scale; give WORST-BEST, as in 1-5"),
        (("rate", "zz", "--as", "So", "--value", "3"), "come together"),
        (("rate", "zz", "--as", "So", "--scale", "1-5", "--value", "6"), "6 is not on the scale from 1 to 5"),
        (("rate", "zz", "--as", "So", "--url", "desk"), "no address that begins with http"),
        (("accept", "zz", "--by", " "), "needs the name of who judges"),
    ],
)
def test_misuse_is_one_line(arguments: tuple[str, ...], why: str, run: Run) -> None:
    result = run("review", *arguments)
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert why in result.stderr


@pytest.mark.parametrize("text", ["", "5", "5:", "a:b", "1:2:3", "1:2,"])
def test_what_is_no_place(text: str) -> None:
    with pytest.raises(InputError, match="is no place"):
        places(text)


def test_places() -> None:
    assert places("120:145,150:160") == [[120, 145], [150, 160]]
