"""What people come for, done to the end with a mouse: each page shows what its JSON says, and each click leads on."""

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
    in_one_piece,
    in_order,
    overdue,
    passage_of,
    plain,
    read,
    reads,
    sees,
    told,
)

DAY = "2026-04-01"
BOTH = {"asserts", "denies"}


@pytest.fixture
def page(room: Served, visit: Visit) -> Iterator[Page]:
    with visit(room.address) as visitor:
        yield visitor.visit("/")


def test_who_said_what_about_it_oldest_first_and_on_to_the_sentence(page: Page) -> None:
    page.locator("#find").click()
    page.keyboard.type("flood")
    page.keyboard.press("Enter")
    page.wait_for_url("**/find?*")
    counted = answer_of(page)["statements"]
    page.get_by_role("link", name="Those that say them, oldest first").click()
    page.wait_for_url("**/statements?about=flood")
    said = answer_of(page)["statements"]
    days = [one["document"]["published"] for one in said if one["document"]["published"]]
    assert 10 < len(said) <= counted  # some have the words in their source only
    assert days == sorted(days, key=lambda day: day[:10])
    articles = page.locator("article.voice")
    for shown, one in zip(reads(articles), said, strict=True):
        speaker = one["chain"][-1]
        in_order(shown, speaker["name"] or speaker["text"], one["cue"]["text"], one["content"]["text"])
    last = next(at for at in reversed(range(len(said))) if len(said[at]["content"]["spans"]) == 1)
    articles.nth(last).get_by_role("link", name="the passage").click()
    sees(page, said[last]["content"]["text"])
    assert passage_of(answer_of(page), said[last]["content"]["spans"]) == said[last]["content"]["text"]


def test_any_passage_of_a_document_has_an_address(page: Page) -> None:
    document = fetched(page, "/documents.json")["documents"][0]["id"][7:23]
    text = fetched(page, f"/document/{document}.json")["part"]["text"]
    start = text.index(" ", 300) + 4  # inside a word, and on into what is marked otherwise
    for end in (start + 1, start + 90, start + 400):
        page.goto(page.url.split("/document")[0].rstrip("/") + f"/document/{document}?at={start}#char={start},{end}")
        sees(page, text[start:end])


def test_where_a_claim_started_and_how_many_origins_it_has(page: Page) -> None:
    page.get_by_role("navigation", name="Pages").get_by_role("link", name="Claims").click()
    page.wait_for_url("**/claims")
    listed = answer_of(page)["claims"]
    assert [read(row.locator("th")) for row in page.locator("[data-row]").all()] == [
        plain(one["words"]) for one in listed
    ]
    claim = max(listed, key=lambda one: sum(side["origins"] for side in one["sides"] if side["stance"] in BOTH))
    page.locator(f'a[href="/claim/{claim["id"]}"]').click()
    page.wait_for_url("**/claim/*")
    found = answer_of(page)
    expect(page.locator(".lede").first).to_contain_text(found["origins"]["summary"])
    for side in found["sides"]:
        shown = page.locator(".sides tr", has=page.locator(f".stance.{side['stance']}"))
        assert read(shown.locator('[data-name="origins"]')) == str(side["origins"])
        assert read(shown.locator('[data-name="statements"]')) == str(side["statements"])
    for drawn, listed_, origins in zip(
        page.locator("svg.spread.wide").all(),
        page.locator("ol.origins").all(),
        filter(None, (found["origins"]["origins"], found["origins"]["against"])),
        strict=True,
    ):
        assert drawn.locator(".origin").count() == len(origins)
        for item, origin in zip(reads(listed_.locator("li")), origins, strict=True):
            in_order(item, origin["name"] or origin["outlet"], (origin["first"] or "undated")[:10])
    document = found["origins"]["documents"][0]
    page.locator("svg.spread.wide").first.locator("a text").first.click()
    page.wait_for_url("**/document/*")
    assert answer_of(page)["document"]["id"] == document["id"]
    page.go_back()
    origin = found["origins"]["origins"][0]
    page.locator("ol.origins").first.locator("li").first.get_by_role("link", name="its first words").click()
    page.wait_for_url("**/statement/*")
    one = answer_of(page)["statement"]
    assert one["id"] == origin["statements"][0]
    page.locator(".about-document a").first.click()
    sees(page, passage_of(answer_of(page), one["content"]["spans"]))


def test_he_denies_it_and_when_he_said_otherwise(page: Page) -> None:
    page.locator("#find").click()
    page.keyboard.type("Teodor Zalvik")  # as one hears it
    page.keyboard.press("Enter")
    page.locator("section", has=page.get_by_role("heading", name="Names")).get_by_role("link").first.click()
    page.wait_for_url("**/actor/*")
    found = answer_of(page)
    assert found["name"] == "Teodor Žalvic"
    page.get_by_role("link", name=f"Denials ({found['denials']['total']})").click()
    expect(page.locator("#denials")).to_be_in_viewport()
    shown = page.locator("#denials ~ article").all()
    for article, voice in zip(shown, found["denials"]["rows"][:6], strict=False):
        told(article, voice)
    page.locator("#denials ~ p a", has_text=f"all {found['denials']['total']}").click()
    page.wait_for_url("**/statements?**")
    said = answer_of(page)["statements"]
    assert len(said) == found["denials"]["total"]
    assert reads(page.locator("article .said")) == [plain(one["content"]["text"]) for one in said]


def test_both_sides_of_a_claim_stand_with_days_and_words(page: Page) -> None:
    actor = fetched(page, "/reversals.json")["changes"][0]["speaker"]
    page.goto(page.url + f"actor/{actor}")
    found = answer_of(page)
    change = found["reversals"]["rows"][0]
    page.get_by_role("link", name=f"Changes of position ({found['reversals']['total']})").click()
    cells = page.locator("#reversals ~ .change").first.locator(".cell")
    for cell, name, day, stance in zip(
        cells.all(), ("before", "after"), change["days"], change["stances"], strict=True
    ):
        in_order(read(cell), day, name, stance)
        told(cell.locator("article"), change[name])
    page.locator("#reversals ~ .change").first.get_by_role("link", name="the claim").click()
    page.wait_for_url("**/claim/*")
    claim = answer_of(page)
    assert {voice["stance"] for voice in claim["voices"]} >= BOTH
    for voice in claim["voices"]:
        cell = page.locator(f".cell.{voice['stance']}", has=page.locator(f"#s-{voice['statement'][:8]}"))
        told(cell.locator("article"), voice)
        expect(page.locator("section.day", has=cell).locator("h3")).to_have_text(voice["day"])
    denial = next(voice for voice in claim["voices"] if voice["stance"] == "denies")
    page.locator(f"#s-{denial['statement'][:8]} a.receipt", has_text=denial["receipt"]).click()
    sees(page, denial["words"])


def test_what_was_promised_and_is_overdue(page: Page) -> None:
    page.get_by_role("navigation", name="Pages").get_by_role("link", name="Commitments").click()
    page.get_by_label("As of").fill(DAY)
    page.get_by_label("only overdue").check()
    page.get_by_role("button", name="Show").click()
    page.wait_for_url("**/promises?*")
    overdue(page, DAY)
    at, one = in_one_piece(answer_of(page)["commitments"])
    page.locator("article.commitment").nth(at).locator("a.receipt", has_text=one["receipt"]).click()
    sees(page, one["what"]["text"])


def test_the_toll_differs_by_source_and_day(page: Page) -> None:
    page.get_by_role("navigation", name="Pages").get_by_role("link", name="Numbers").click()
    page.get_by_label("only what disagrees").check()
    page.get_by_role("button", name="Show").click()
    page.wait_for_url("**/numbers?*")
    tables = answer_of(page)["tables"]
    at = next(at for at, table in enumerate(tables) if table["measure"] == "people dead")
    section, table = page.locator("section.figures").nth(at), tables[at]
    for row, figure in zip(section.locator("tbody tr").all(), table["figures"], strict=True):
        voice, words = figure["voice"], read(row)
        in_order(
            words, f"“{figure['text']}”", figure["as_of"]["end"], voice["publisher"], voice["day"], voice["receipt"]
        )
        if voice["chain"] and voice["statement"]:
            assert plain(voice["chain"][-1]["name"] or voice["chain"][-1]["text"]) in words
    said = read(section.locator(".difference").first)
    for pair in table["disagreements"]:
        values = {table["figures"][pair[name]]["low"] for name in ("one", "other")}
        assert len(values) == 2
    assert any(
        all(table["figures"][pair[name]]["low"] in said for name in ("one", "other")) for pair in table["disagreements"]
    )
    voice = table["figures"][0]["voice"]
    section.locator("tbody tr").first.locator("a.receipt").click()
    sees(page, voice["words"])


def test_how_much_rests_on_unnamed_officials_by_outlet_and_week(page: Page) -> None:
    page.get_by_role("navigation", name="Pages").get_by_role("link", name="Sources").click()
    page.wait_for_url("**/sources")
    found = answer_of(page)
    expect(page.get_by_text(f"{found['unnamed']} of {found['statements']:,} statements")).to_be_visible()
    outlet, week = found["outlets"][0], found["outlets"][0]["weeks"][0]
    at = reads(page.locator(".shares thead th")).index(f"week of {week['week']}")
    row = page.locator(".shares tbody tr", has=page.locator(f'th:text-is("{outlet["publisher"]}")'))
    cell = row.locator("th, td").nth(at)
    in_order(read(cell), str(week["unnamed"]), f"of {week['statements']}", f"{week['share']:.0%}")
    cell.get_by_role("link").click()
    page.wait_for_url("**/statements?*")
    said = answer_of(page)["statements"]
    assert len(said) == week["unnamed"] > 0
    for article, one in zip(page.locator("article.voice").all(), said, strict=True):
        assert (one["document"]["publisher"], one["source"]["kind"]) == (outlet["publisher"], "unnamed")
        in_order(read(article), one["chain"][-1]["text"], "unnamed", one["cue"]["text"], one["content"]["text"])


def test_a_wrong_speaker_is_corrected_and_stays_so(server: Served, visit: Visit) -> None:
    with visit(server.address) as visitor:
        page = visitor.visit("/claims")
        page.locator("[data-row] a").first.click()
        page.wait_for_url("**/claim/*")
        claim = page.url
        voice = next(one for one in answer_of(page)["voices"] if one["name"] and " … " not in one["words"])
        page.locator(f"#s-{voice['statement'][:8]} a.receipt", has_text=voice["receipt"]).click()
        sees(page, voice["words"])
        document = page.url
        page.locator(f'.note[data-statement="{voice["statement"]}"]').hover()
        page.locator(f'.note[data-statement="{voice["statement"]}"] + .judge').get_by_role(
            "link", name="correct"
        ).click()
        page.wait_for_url("**/statement/*")
        who = page.get_by_label("Who spoke")
        right = next(words for words in reads(who.locator("option"))[1:] if words != voice["name"])
        page.get_by_label("Your name").fill("Ines Vall")
        who.select_option(label=right)
        page.get_by_role("button", name="correct the speaker").click()
        expect(page.locator(".judgements li")).to_contain_text("Ines Vall")
        add_again(server)
        corrected(visitor, voice["statement"], right, document=document, claim=claim)
