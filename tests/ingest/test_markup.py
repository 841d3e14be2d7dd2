"""The text of a page is what a reader sees of it."""

import pytest

from onrecord.ingest.blocks import freeze_blocks
from onrecord.ingest.markup import parse_markup, visible_blocks
from onrecord.records import PassageKind, ProblemKind


def seen(page: str) -> str:
    return freeze_blocks(visible_blocks(parse_markup(page).tree))[0]


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("", ""),
        ("<!-- a comment -->", ""),
        ("no tags at all", "no tags at all"),
        ("<p>one</p><p>two", "one\n\ntwo"),
        ("<p>one<div>two</div>three", "one\n\ntwo\n\nthree"),
        ("<p>a <b>bold</b><i>er</i> word</p>", "a bolder word"),
        ("<p>  much \n\t white&nbsp;space </p>", "much white space"),
        ("<p>one<br>two<br><br>three</p>", "one\ntwo\n\nthree"),
        ("<ul><li>one<li>two</ul><p>three", "one\ntwo\n\nthree"),
        ("<p>zero</p><ol><li>one<ul><li>in one</ul><li>two</ol>", "zero\n\none\nin one\ntwo"),
        ("<ul><li><p>one</p><p>more</p></li><li>two</li></ul>", "one\n\nmore\n\ntwo"),
        ("<table><tr><th>Year<th>Tonnes<tr><td>2019<td>400</table>", "Year\tTonnes\n2019\t400"),
        ("<p>govern&shy;ment &#8203;said", "government said"),
        ("<p>he said <q>no</q>.", "he said “no”."),
        ("<p>he said <q>no, <b>never</b></q>.", "he said “no, never”."),
        ("<p>he said <q>“no”</q>.", "he said “no”."),
        ("<pre>\nQ: Why?\nA: So.\n\n  Q: Really?\n</pre>after", "Q: Why?\nA: So.\n\nQ: Really?\n\nafter"),
        ("<p>seen<script>var a</script> and <style>b{}</style>seen<p hidden>not<b>at all</b></p>", "seen and seen"),
        ("<p>seen</p><h1 hidden>not</h1><div style='color:red; DISPLAY : none'>nor</div>tail", "seen\n\ntail"),
        ("<noscript>turn it on</noscript><template>later</template><p>now", "now"),
        ("<?xml version='1.0' encoding='latin-1'?><p>café", "café"),
        ("<p>a\x00b\x1bc&#1;d<i>e</i>&#2;", "a b c de"),
        ("<p>a &lt;b&gt; &amp; c", "a <b> & c"),
    ],
)
def test_markup_becomes_the_text_that_a_browser_shows(page: str, text: str) -> None:
    assert seen(page) == text


def test_block_quotes_and_headings_are_marked() -> None:
    page = "<h2>Over</h2><blockquote>a<blockquote>b</blockquote><h3>in</h3></blockquote>x<blockquote>c</blockquote>"
    text, passages = freeze_blocks(visible_blocks(parse_markup(page).tree))
    assert [(passage.kind, passage.span.cut(text)) for passage in passages] == [
        (PassageKind.HEADING, "Over"),
        (PassageKind.QUOTED, "a\n\nb\n\nin"),
        (PassageKind.HEADING, "in"),
        (PassageKind.QUOTED, "c"),
    ]


def test_a_deep_page_is_read() -> None:
    assert seen("<div>" * 1900 + "deep" + "</div>" * 1900) == "deep"


def test_a_page_too_deep_for_the_parser_says_so() -> None:
    markup = parse_markup("<p>before</p>" + "<div>" * 5000 + "deep" + "</div>" * 5000 + "<p>after</p>")
    assert [problem.kind for problem in markup.problems("a.html")] == [ProblemKind.NOT_READ]
    assert parse_markup("<p>flat").problems("a.html") == ()
