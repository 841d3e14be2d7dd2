"""Watching feeds for an hour that passes in seconds: whatever servers do, nothing is lost and nothing read twice."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.errors import LedgerUnreadyError
from onrecord.fetching import Fetcher
from onrecord.ledger import FeedState, Ledger
from onrecord.pipeline import Outcome, Plan
from onrecord.pipeline.watching import TRIES, Asked, Dealt, Watcher
from onrecord.records import ProblemKind
from tests.cli.sayings import Sayings
from tests.fetching.servers import FakeClock, Heard, Send, Server, reply, reset, serving
from tests.pipeline.outlet import FEED, HTML, PADDING, Outlet

PLAN = Plan(jobs=1, load=Sayings())


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "watched.db") as opened:
        yield opened


def texts(ledger: Ledger) -> list[str]:
    return [ledger.document(row.id).text for row in ledger.documents()]


def watcher(ledger: Ledger, server: Server, clock: FakeClock, every: float = 60.0) -> Watcher:
    return Watcher(ledger, Fetcher(server.policy(pause=1.0), clock), PLAN, every, chance=lambda: 0.5)


def live(one: Watcher, feed: str, clock: FakeClock, until: float) -> Iterator[Asked | Dealt]:
    """Round after round."""
    while clock.moment < until:
        yield from one.round([feed])
        clock.sleep(min(60.0, max(0.5, one.wait([feed]))))


def test_an_hour_among_the_worst_of_servers_loses_and_doubles_nothing(ledger: Ledger) -> None:
    clock = FakeClock()
    outlet = Outlet(clock)
    with serving(outlet.answer) as server:
        outlet.server = server
        one = watcher(ledger, server, clock)
        events = list(live(one, server.url("/feed"), clock, outlet.hour))
        outlet.calm = True
        events += live(one, server.url("/feed"), clock, outlet.hour + 7200)
    found = Counter(sentence for text in texts(ledger) for sentence in outlet.expected() if sentence in text)
    assert found == outlet.expected()
    asked = [event for event in events if isinstance(event, Asked)]
    troubles = {event.trouble for event in asked if event.trouble}
    assert len(troubles) >= 10, troubles
    dealt = [event for event in events if isinstance(event, Dealt)]
    assert sum(event.updated for event in dealt) >= 8
    assert any(event.again for event in dealt)
    assert len(ledger.watching.untold()) == len(outlet.expected())


def test_killed_at_any_moment_it_goes_on_where_it_was(tmp_path: Path) -> None:
    """The program ends after every single event and is started anew, with a feed state as it was kept."""
    clock = FakeClock()
    outlet = Outlet(clock, hour=600.0)
    path = tmp_path / "killed.db"
    with serving(outlet.answer) as server:
        outlet.server = server
        outlet.calm = True
        while clock.moment < outlet.hour + 3600:
            with Ledger.open(path) as ledger:
                rounds = watcher(ledger, server, clock).round([server.url("/feed")])
                event = next(rounds, None)
                rounds.close()
            clock.sleep(1.0 if event else 60.0)
    with Ledger.open(path) as ledger:
        found = Counter(sentence for text in texts(ledger) for sentence in outlet.expected() if sentence in text)
    assert found == outlet.expected()


@pytest.mark.parametrize("step", ["add", "finish", "meet", "keep_feed", "fetched"])
def test_a_ledger_that_cannot_be_written_for_a_while_loses_nothing(
    step: str, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed, or out of disk, just after anything was written: what comes next makes up for it."""
    clock = FakeClock()
    outlet = Outlet(clock, hour=600.0)
    outlet.calm = True
    where = Ledger if step == "add" else type(ledger.watching)
    whole, failures = getattr(where, step), iter([True, False] * 200)

    def failing(*given: object, **named: object) -> object:
        done = whole(*given, **named)
        if next(failures):
            raise LedgerUnreadyError("the disk is full")
        return done

    monkeypatch.setattr(where, step, failing)
    with serving(outlet.answer) as server:
        outlet.server = server
        one = watcher(ledger, server, clock)
        while clock.moment < outlet.hour + 7200:
            try:
                list(one.round([server.url("/feed")]))
            except LedgerUnreadyError:
                clock.sleep(5.0)
            clock.sleep(30.0)
    found = Counter(sentence for text in texts(ledger) for sentence in outlet.expected() if sentence in text)
    assert found == outlet.expected()
    told = {text for name in ledger.watching.untold() for text in [ledger.document(name).text]}
    assert len(told) == len(outlet.expected())


def feed_of(*items: str) -> bytes:
    return reply(
        f"<rss version='2.0'><channel><title>Tide Wire</title>{''.join(items)}</channel></rss>".encode(),
        content_type=FEED,
    )


def item(guid: str, words: str, link: str = "") -> str:
    named = f"<guid isPermaLink='false'>{guid}</guid><title>{guid}</title>"
    linked = f"<link>{link}</link>" if link else ""
    return f"<item>{named}{linked}<description>{words}</description></item>"


def page(words: str) -> bytes:
    return reply(f"<!doctype html><title>Pier</title><p>{words}</p><p>{PADDING}</p>".encode(), content_type=HTML)


def test_the_page_is_read_in_full_and_the_feed_fills_in_what_it_does_not_say(ledger: Ledger) -> None:
    answers: dict[str, bytes] = {"/robots.txt": reply(status=404), "/page": page("Ivo Maren said that pier 3 is shut.")}
    with serving(lambda heard: answers[heard.path]) as server:
        dated = "<pubDate>Sun, 04 May 2031 07:00:00 GMT</pubDate></item>"
        answers["/feed"] = feed_of(item("a", "Short.", server.url("/page")).replace("</item>", dated))
        events = list(watcher(ledger, server, FakeClock()).round([server.url("/feed")]))
    (row,) = ledger.documents()
    assert isinstance(events[1], Dealt)
    assert (events[1].document, events[1].updated) == (row.id, False)
    assert (row.url, row.places) == (server.url("/page"), (server.url("/page"),))
    assert row.published is not None
    assert row.published.isoformat() == "2031-05-04T07:00:00+00:00"
    assert PADDING.strip() in ledger.document(row.id).text
    (record,) = ledger.watching.fetches(server.url("/page"))
    assert (record.final, record.media_type, f"sha256:{record.sha256}") == (server.url("/page"), "text/html", row.id)


@pytest.mark.parametrize(
    ("answer", "rounds", "said"),
    [
        (reply(status=404), 1, "answers with HTTP status 404"),
        (reply(b"<!doctype html><p>Log in.", content_type=HTML), 1, "holds less than its feed says"),
        (reply(b"\x00\x01", content_type="application/x-thing"), 1, "was read in its place"),
        (reset, TRIES, "was read in its place"),
        (reply(status=500), TRIES, "HTTP status 500"),
    ],
)
def test_where_the_page_cannot_be_had_the_summary_is_read_and_that_is_said(
    answer: bytes | Send, rounds: int, said: str, ledger: Ledger
) -> None:
    clock = FakeClock()
    summary = "Ivo Maren said that pier 3 is shut. It had been open since the morning, and nobody told the ferries."
    with serving(lambda heard: answers.get(heard.path, reply(status=404))) as server:
        answers = {"/page": answer, "/feed": feed_of(item("a", summary, server.url("/page")))}
        one = watcher(ledger, server, clock)
        dealt: list[Dealt] = []
        while not any(event.step for event in dealt):
            dealt += [event for event in one.round([server.url("/feed")]) if isinstance(event, Dealt)]
            clock.sleep(600.0)
    assert len(dealt) == rounds
    assert all(event.again for event in dealt[:-1])
    (problem,) = [one for one in dealt[-1].problems if one.kind is ProblemKind.NOT_READ]
    assert said in problem.message
    assert summary in texts(ledger)[0]
    assert problem in list(ledger.problems())


def test_an_item_in_two_feeds_is_fetched_once(ledger: Ledger) -> None:
    with serving(lambda heard: answers.get(heard.path, reply(status=404))) as server:
        told = feed_of(item("a", "Short.", server.url("/page")))
        answers = {"/page": page("Ivo Maren said that pier 3 is shut."), "/one": told, "/two": told}
        events = list(watcher(ledger, server, FakeClock()).round([server.url("/one"), server.url("/two")]))
        assert server.asked_for("/page") == 1
    assert [event.step.outcome if event.step else None for event in events if isinstance(event, Dealt)] == [
        Outcome.READ,
        None,
    ]


def test_what_says_something_else_now_is_read_again_and_said_to_be_updated(ledger: Ledger) -> None:
    clock = FakeClock()
    answers = iter([feed_of(item("a", f"Pier {word}. {PADDING}")) for word in ("open", "open", "shut", "open")])
    with serving(lambda heard: next(answers) if heard.path == "/feed" else reply(status=404)) as server:
        one = watcher(ledger, server, clock)
        dealt: list[Dealt] = []
        for _ in range(4):
            dealt += [event for event in one.round([server.url("/feed")]) if isinstance(event, Dealt)]
            clock.sleep(61.0)
    assert [event.updated for event in dealt] == [False, True]
    assert len(texts(ledger)) == 2


def test_validators_are_given_back_unless_the_feed_was_cut_off(ledger: Ledger) -> None:
    clock, whole = FakeClock(), feed_of(item("a", PADDING))
    cut = whole.split(b"\r\n\r\n")[1][:-10]
    etag = '"7"'
    answers = iter([reply(cut, etag=etag), reply(whole.split(b"\r\n\r\n")[1], etag=etag), reply(status=304)])
    with serving(lambda heard: next(answers) if heard.path == "/feed" else reply(status=404)) as server:
        one = watcher(ledger, server, clock)
        asked = []
        for _ in range(3):
            asked += [event for event in one.round([server.url("/feed")]) if isinstance(event, Asked)]
            clock.sleep(61.0)
        sent = [heard.headers.get("if-none-match") for heard in server.heard if heard.path == "/feed"]
    assert sent == [None, None, etag]
    assert [event.new for event in asked] == [1, 0, 0]
    assert [event.unchanged for event in asked] == [False, False, True]
    assert asked[0].trouble == "ends before it should; what there is of it was taken"


@pytest.mark.parametrize(
    ("answer", "wait"),
    [
        (feed_of(), 60.0),
        (reply(b"<rss><channel><ttl>30</ttl></channel></rss>"), 1800.0),
        (reply(b"<rss><channel><ttl>99999</ttl></channel></rss>"), 6 * 3600.0),
        (reply(b"<rss><channel></channel></rss>", cache_control="max-age=600"), 600.0),
        (reply(b"<rss><channel></channel></rss>", cache_control="max-age=5"), 60.0),
        (reply(status=503, retry_after="7200"), 7200.0),
        (reply(status=503), 60.0),
    ],
)
def test_a_feed_is_asked_again_when_it_is_polite(answer: bytes, wait: float, ledger: Ledger) -> None:
    with serving(lambda heard: answer if heard.path == "/feed" else reply(status=404)) as server:
        one = watcher(ledger, server, FakeClock())
        list(one.round([server.url("/feed")]))
        assert one.wait([server.url("/feed")]) == wait


def test_failures_in_a_row_are_waited_out_longer_each_time(ledger: Ledger) -> None:
    clock, waits = FakeClock(), []
    with serving(lambda heard: reply(status=500 if heard.path == "/feed" else 404)) as server:
        one = watcher(ledger, server, clock)
        for _ in range(14):
            list(one.round([server.url("/feed")]))
            waits.append(one.wait([server.url("/feed")]))
            clock.sleep(waits[-1])
        state = ledger.watching.feed(server.url("/feed"))
    assert waits[:4] == [60.0, 120.0, 240.0, 480.0]
    assert waits[-1] == 86_400.0
    assert state is not None
    assert (state.failures, state.trouble) == (14, "answers with HTTP status 500 (Internal Server Error)")


def test_clocks_that_are_set_neither_stop_it_nor_make_it_hurry(ledger: Ledger) -> None:
    clock = FakeClock()
    with serving(lambda heard: feed_of() if heard.path == "/feed" else reply(status=404)) as server:
        one, url = watcher(ledger, server, clock), server.url("/feed")
        for jump in (0.0, 86_400.0 * 400, 0.0, -86_400.0 * 400):
            clock.jump = jump
            list(one.round([url]))
            list(one.round([url]))
            clock.sleep(61.0)
        assert server.asked_for("/feed") == 4
        clock.jump = -86_400.0 * 800  # and started anew
        list(watcher(ledger, server, clock).round([url]))
        assert server.asked_for("/feed") == 5


def test_a_restart_does_not_ask_before_time(ledger: Ledger) -> None:
    clock = FakeClock()
    with serving(lambda heard: feed_of() if heard.path == "/feed" else reply(status=404)) as server:
        url = server.url("/feed")
        due = clock.now().replace(minute=30)
        ledger.watching.keep_feed(FeedState(url, due, failures=3, trouble="does not answer"))
        one = watcher(ledger, server, clock)
        spared = Asked(url, clock.now(), due, trouble="not asked, since it failed lately: does not answer")
        assert list(one.round([url], now=True)) == [spared]
        assert list(one.round([url])) == []
        assert one.wait([url]) == 1800.0
        clock.sleep(1800.0)
        assert len(list(one.round([url]))) == 1


def test_a_long_feed_does_not_keep_others_waiting(ledger: Ledger) -> None:
    many = feed_of(*(item(f"a{number}", f"Pier {number}. {PADDING}") for number in range(30)))
    answers: dict[str, bytes] = {"/long": many, "/short": feed_of(item("b", PADDING))}
    clock = FakeClock()

    def answering(heard: Heard) -> bytes:
        return answers.get(heard.path, reply(status=404))

    with serving(answering) as server:
        one, feeds = watcher(ledger, server, clock), [server.url("/long"), server.url("/short")]
        first = [event.item.feed for event in one.round(feeds) if isinstance(event, Dealt)]
        assert one.wait(feeds) == 0.0
        second = [event.item.feed for event in one.round(feeds) if isinstance(event, Dealt)]
    assert (first.count(feeds[0]), first.count(feeds[1])) == (20, 1)
    assert (second.count(feeds[0]), second.count(feeds[1])) == (10, 0)
