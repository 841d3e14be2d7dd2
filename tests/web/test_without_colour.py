"""Nothing is told by colour alone: each stance and state has a sign and its word, each role a line of its own, and
unnamed sources say that they are."""

from typing import Any

import pytest

from tests.web.conftest import Visit
from tests.web.pages import PAGES
from tests.web.serving import Served

SIGNS = {
    "asserts": "+",
    "denies": "−",
    "reports": "~",
    "doubts": "?",
    "machine": "○",
    "confirmed": "●",
    "corrected": "◐",
    "rejected": "⊘",
}
MARKS = """() => [...document.querySelectorAll(".stance, .state")].map((one) => ({
    kind: [...one.classList].find((name) => !["stance", "state", "unsure"].includes(name)),
    words: one.textContent.trim(),
    heard: [...one.childNodes].filter((node) => !node.ariaHidden).map((node) => node.textContent).join("").trim()
}))"""
UNNAMED = """() => [...document.querySelectorAll(".unnamed:not(.m):not(dt *)")]
    .filter((one) => one.getClientRects().length)
    .map((one) => one.closest(".key > span") || one.closest("li, tr, p, a, h3, g") || one)
    .map((one) => one.textContent.replace(/\\s+/g, " ").trim())"""
LINES = """() => Object.fromEntries(
    ["source:not(.unnamed)", "source.unnamed", "cue", "content"].map((role) => {
    const style = getComputedStyle(document.querySelector(`#main .legend .m.${role}`));
    const shadow = matchMedia("(forced-colors: active)").matches ? "none" : style.boxShadow;
    const drawn = [style.textDecorationLine, style.textDecorationStyle, style.borderBottomStyle, shadow === "none"];
    return [role, drawn.join(" ")];
}))"""
PLAIN = "none solid none true"


def test_stances_states_and_unnamed_sources_have_a_sign_and_a_word(
    room: Served, places: dict[str, str], visit: Visit
) -> None:
    kinds: set[str] = set()
    with visit(room.address) as visitor:
        visitor.expected.add("404")
        for name in PAGES:
            page = visitor.visit(places[name])
            marks: list[Any] = page.evaluate(MARKS)
            kinds |= {one["kind"] for one in marks}
            for one in marks:
                assert one["words"].startswith(SIGNS[one["kind"]]), (name, one)
                assert one["heard"].startswith(one["kind"]), (name, one)
            silent = [words for words in page.evaluate(UNNAMED) if "unnamed" not in words]
            assert silent == [], name
    assert kinds == set(SIGNS)


@pytest.mark.parametrize("forced", [None, "active"], ids=["as it is", "colours of the system"])
def test_each_role_has_a_line_of_its_own(forced: Any, room: Served, visit: Visit) -> None:  # noqa: ANN401 - a literal
    with visit(room.address) as visitor:
        visitor.page.emulate_media(forced_colors=forced)
        lines = visitor.visit("/legend").evaluate(LINES)
    assert len(set(lines.values())) == len(lines) == 4, lines
    assert PLAIN not in lines.values(), lines
