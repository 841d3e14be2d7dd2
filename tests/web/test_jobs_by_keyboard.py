"""What people come for, done to the end from the keyboard alone: nothing here points or clicks, and every stop on the
way can be seen."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.web.conftest import Visit
from tests.web.serving import Served
from tests.web.showing import (
    add_again,
    answer_of,
    corrected,
    fetched,
    find,
    go,
    in_one_piece,
    in_order,
    into_main,
    open_focused,
    overdue,
    passage_of,
    plain,
    press,
    read,
    reads,
    sees,
    tab_to,
    told,
)

DAY = "2026-04-01"


@pytest.fixture
def page(room: Served, visit: Visit) -> Iterator[Page]:
    with visit(room.address) as visitor:
        yield visitor.visit("/")


def test_who_said_what_about_it_oldest_first_and_on_to_the_sentence(page: Page) -> None:
    find(page, "flood")
    into_main(page)
    tab_to(page, page.locator(".lede a"))
    open_focused(page, "**/statements?about=flood")
    said = answer_of(page)["statements"]
    at = next(at for at, one in enumerate(said) if at > 2 and len(one["content"]["spans"]) == 1)
    press(page, *"j" * (at + 3), "k", "k")
    expect(page.locator("article.voice").nth(at).locator("a").first).to_be_focused()
    in_order(read(page.locator("article.voice").nth(at)), said[at]["cue"]["text"], said[at]["content"]["text"])
    open_focused(page, "**/document/**")
    sees(page, said[at]["content"]["text"])


def test_where_a_claim_started_and_how_many_origins_it_has(page: Page) -> None:
    go(page, "c", "/claims")
    listed = answer_of(page)["claims"]
    press(page, "j", "j", "j", "k")
    expect(page.locator("[data-row]").nth(1).locator("a")).to_be_focused()
    open_focused(page, f"**/claim/{listed[1]['id']}")
    found = answer_of(page)
    expect(page.locator(".lede").first).to_contain_text(found["origins"]["summary"])
    into_main(page)
    drawn = page.locator("svg.spread.wide").first.locator("a").first
    tab_to(page, drawn)
    in_order(read(drawn), plain(found["origins"]["documents"][0]["publisher"]))
    tab_to(page, page.locator("ol.origins").first.get_by_role("link", name="its first words").first)
    open_focused(page, "**/statement/*")
    one = answer_of(page)["statement"]
    assert one["id"] == found["origins"]["origins"][0]["statements"][0]
    into_main(page)
    press(page, "Tab")
    open_focused(page, "**/document/**")
    sees(page, passage_of(answer_of(page), one["content"]["spans"]))


def test_he_denies_it_and_when_he_said_otherwise(page: Page) -> None:
    find(page, "Teodor Zalvik")  # as one hears it
    press(page, "j")
    open_focused(page, "**/actor/*")
    found = answer_of(page)
    assert found["name"] == "Teodor Žalvic"
    into_main(page)
    tab_to(page, page.get_by_role("link", name=f"Denials ({found['denials']['total']})"))
    press(page, "Enter")
    expect(page.locator("#denials")).to_be_in_viewport()
    voice = found["denials"]["rows"][0]
    told(page.locator("#denials ~ article").first, voice)
    press(page, "Tab")  # from where the jump led
    expect(page.locator("#denials ~ article").first.locator("a").first).to_be_focused()
    at = next(
        at
        for at, one in enumerate(found["denials"]["rows"])
        if len(fetched(page, f"/claim/{one['statement']}.json")["sides"]) > 1
    )
    both = page.locator("#denials ~ article").nth(at).get_by_role("link", name="both sides of it")
    tab_to(page, both)
    open_focused(page, "**/claim/*")
    claim = answer_of(page)
    for one in claim["voices"]:
        told(page.locator(f".cell.{one['stance']} #s-{one['statement'][:8]}"), one)
    assert {"asserts", "denies"} <= {one["stance"] for one in claim["voices"]}
    press(page, "j")
    first = page.locator("article.voice").first
    expect(first.locator("a").first).to_be_focused()
    words = read(first.locator(".said"))
    open_focused(page, "**/document/**")
    sees(page, words)


def test_a_change_of_position_from_the_claims_to_both_places(page: Page) -> None:
    go(page, "c", "/claims")
    into_main(page)
    tab_to(page, page.get_by_role("link", name="Who changed position"))
    open_focused(page, "**/reversals")
    change = answer_of(page)["changes"][0]
    press(page, "j")
    shown = page.locator("article.change").first
    expect(shown.locator("a").first).to_be_focused()
    for cell, name, day in zip(shown.locator(".cell").all(), ("before", "after"), change["days"], strict=True):
        in_order(read(cell), day, name)
        told(cell.locator("article"), change[name])
    press(page, "j", "j")
    expect(shown.locator("article").nth(1).locator("a").first).to_be_focused()
    open_focused(page, "**/document/**")
    sees(page, change["after"]["words"])


def test_what_was_promised_and_is_overdue(page: Page) -> None:
    go(page, "p", "/promises")
    into_main(page)
    tab_to(page, page.get_by_label("As of"))
    page.keyboard.type(DAY)
    tab_to(page, page.get_by_label("only overdue"))
    press(page, "Space", "Enter")
    page.wait_for_url("**/promises?*")
    overdue(page, DAY)
    at, one = in_one_piece(answer_of(page)["commitments"])
    press(page, *"j" * (at + 1))
    expect(page.locator("article.commitment").nth(at).locator("a").first).to_be_focused()
    open_focused(page, "**/document/**")
    sees(page, one["what"]["text"])


def test_the_toll_differs_by_source_and_day(page: Page) -> None:
    go(page, "n", "/numbers")
    into_main(page)
    tab_to(page, page.get_by_label("only what disagrees"))
    press(page, "Space", "Enter")
    page.wait_for_url("**/numbers?*")
    tables = answer_of(page)["tables"]
    at = next(at for at, table in enumerate(tables) if table["measure"] == "people dead")
    press(page, *"j" * (at + 1))
    section = page.locator("section.figures").nth(at)
    expect(section.locator("h2 a")).to_be_focused()
    for row, figure in zip(section.locator("tbody tr").all(), tables[at]["figures"], strict=True):
        voice = figure["voice"]
        in_order(read(row), f"“{figure['text']}”", figure["as_of"]["end"], voice["publisher"], voice["day"])
    tab_to(page, section.locator("tbody tr").first.locator("a.receipt"))
    open_focused(page, "**/document/**")
    sees(page, tables[at]["figures"][0]["voice"]["words"])


def test_how_much_rests_on_unnamed_officials_by_outlet_and_week(page: Page) -> None:
    go(page, "u", "/sources")
    found = answer_of(page)
    outlet, week = found["outlets"][0], found["outlets"][0]["weeks"][0]
    press(page, "j", "j")
    row = page.locator(".shares tbody tr").nth(1)
    in_order(read(row), outlet["publisher"], str(outlet["unnamed"]), f"of {outlet['statements']}")
    press(page, "Tab")  # from what the outlet has in all to its first week
    in_order(read(page.locator(".shares td:focus-within")), str(week["unnamed"]), f"of {week['statements']}")
    open_focused(page, "**/statements?*")
    said = answer_of(page)["statements"]
    assert len(said) == week["unnamed"] > 0
    for article, one in zip(page.locator("article.voice").all(), said, strict=True):
        assert (one["document"]["publisher"], one["source"]["kind"]) == (outlet["publisher"], "unnamed")
        in_order(read(article), one["chain"][-1]["text"], "unnamed", one["cue"]["text"], one["content"]["text"])


def test_a_wrong_speaker_is_corrected_with_two_keys_and_stays_so(server: Served, visit: Visit) -> None:
    with visit(server.address) as visitor:
        page = visitor.visit("/")
        go(page, "r", "/review")
        page.locator("#desk[data-ready]").wait_for()
        press(page, "a")  # asks first who decides
        expect(page.locator("#by")).to_be_focused()
        page.keyboard.type("Ines Vall")
        press(page, "Enter")
        expect(page.locator("#reviewer")).to_have_text("Ines Vall")
        page.locator("#desk[data-ready]").wait_for()
        card = page.locator(".card:not([hidden])")
        statement = str(card.get_attribute("data-statement"))
        before = fetched(page, f"/statement/{statement}.json")["statement"]["chain"][-1]["name"]
        offered = reads(card.locator("select[name=speaker] option"))
        key, right = next((at, words) for at, words in enumerate(offered[:10]) if at and words != before)
        press(page, "s", str(key))
        page.locator('#status[data-unsent="0"][data-recorded="1"]').wait_for()
        tab_to(page, card.locator(".about-document a"))
        open_focused(page, "**/document/**")
        document = page.url
        add_again(server)
        note = page.locator(f'.note[data-statement="{statement}"]')
        tab_to(page, note)
        open_focused(page, "**/statement/*")
        into_main(page)
        tab_to(page, page.get_by_role("link", name="The claim that it is part of"))
        open_focused(page, "**/claim/*")
        in_order(read(page.locator(f"#s-{statement[:8]}")), right, "corrected")
        corrected(visitor, statement, right, document=document, claim=page.url)
