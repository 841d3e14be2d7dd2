"""The pure parts of what is measured by the clock."""

import pytest

from benchmarks.length import exponent
from benchmarks.speed import Clock, Recorder
from benchmarks.texts import bundled, invented


@pytest.mark.parametrize("power", [0.9, 1.0, 2.0])
def test_the_exponent_is_the_power_of_length(power: float) -> None:
    sizes = [1.0, 2.0, 4.0, 8.0, 16.0]
    assert exponent(sizes, [0.3 * size**power for size in sizes]) == pytest.approx(power)


def test_a_recorder_keeps_what_is_asked_and_passes_on_what_comes_back() -> None:
    class Session:
        def run(self, names: list[str], feeds: dict[str, int]) -> list[int]:
            return [feeds["ids"] for _ in names]

    recorder = Recorder(Session())
    assert recorder.run(["tags", "links"], {"ids": 7}) == [7, 7]
    assert recorder.asked == [(["tags", "links"], {"ids": 7})]


def test_a_clock_adds_up() -> None:
    clock, done = Clock(), []
    clock.add(lambda: done.append(sum(range(100_000))))
    before = clock.wall
    clock.add(lambda: done.append(0))
    assert len(done) == 2
    assert 0 < before <= clock.wall
    assert clock.cpu > 0


@pytest.mark.parametrize("words", [200, 30_000])
def test_an_invented_text_has_the_length_asked_and_only_whole_paragraphs(words: int) -> None:
    text = invented(words)
    stock = {part for one in bundled() for part in one.split("\n\n")}
    assert words <= len(text.split()) < words + max(len(part.split()) for part in stock)
    assert set(text.split("\n\n")) <= stock


def test_an_invented_text_is_the_same_each_time() -> None:
    assert invented(500) == invented(500)
    assert invented(500) != invented(500, seed=8)
