"""Numbers in words and digits. The one rule: an unsaid number ("several") is None, never a guess."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

UNSAID = "X"
TEN, HUNDRED, THOUSAND = 10, 100, 1000
_DIGITS = re.compile(r"(\d[\d,]*(?:\.\d+)?)?(?: ?(\d)/(\d))?$")
_DIGIT_PATTERN = r"(?:(?:\d{1,3}(?:,\d{3}){1,3}|\d{1,6})(?:\.\d{1,3})?(?: \d/\d)?|\d/\d)(?![\d/])"


@dataclass(frozen=True, slots=True)
class Numerals:
    """The number words of a language."""

    words: Mapping[str, int]
    scales: Mapping[str, int]
    phrases: Mapping[str, str]
    halves: Mapping[str, str]
    joiner: str
    zero: tuple[str, ...]

    @property
    def surfaces(self) -> set[str]:
        """Every word and phrase."""
        return {*self.words, *self.scales, *self.phrases, *self.halves, self.joiner, *self.zero}

    def pattern(self) -> str:
        """A regular expression of any number."""
        word, scale = alternatives({*self.words, *self.scales}), alternatives(self.scales)
        one = alternatives({phrase for phrase, value in self.phrases.items() if value == "1"})
        more = rf"(?:(?:[ -]| {self.joiner} |-{self.joiner}-){word}){{0,6}}"
        run = rf"(?:{one} (?={scale}))?{word}{more}(?:[ -]{alternatives(self.halves)})?"
        return rf"(?:{_DIGIT_PATTERN}|{run}|{alternatives(self.phrases)})"

    def year_pattern(self) -> str:
        """A regular expression of a year: four digits, or two pairs of words."""
        tens, ones = self._between(TEN, HUNDRED), self._between(1, TEN)
        late = rf"(?:{tens}(?:[ -]{ones})?|{alternatives(self.zero)}[ -]{ones}|{self._between(HUNDRED, THOUSAND)})"
        thousand = rf"{self._between(2, 3)} {self._between(THOUSAND, THOUSAND + 1)}"
        words = rf"(?:{self._between(TEN + 1, 21)}[ -]{late}|{thousand}(?: {self.joiner})?(?:[ -](?:{tens}|{ones}))?)"
        return rf"(?:(?:1\d|20)\d\d(?!\d)|{words}(?![^\W_]))"

    def _between(self, low: int, high: int) -> str:
        """A regular expression of the words for numbers from `low` to below `high`."""
        return alternatives({word for word, value in {**self.words, **self.scales}.items() if low <= value < high})

    def number(self, surface: str) -> Fraction | None:
        """The number that the words say; None where they leave it open."""
        surface = " ".join(surface.split())
        if (phrase := self.phrases.get(surface)) is not None:
            return None if phrase == UNSAID else Fraction(phrase)
        extra = Fraction(0)
        for half, value in self.halves.items():
            if surface.endswith((f" {half}", f"-{half}")):
                surface, extra = surface[: -len(half) - 1], Fraction(value)
        if (digits := _DIGITS.match(surface)) is not None:
            whole, above, below = digits.groups()
            part = Fraction(int(above), int(below)) if below and int(below) else Fraction(0)
            return Fraction((whole or "0").replace(",", "")) + part + extra
        return self._words(surface) + extra

    def _words(self, surface: str) -> Fraction:
        """Words added up, scale by scale."""
        total, group = Fraction(0), Fraction(0)
        for word in re.split(r"[ -]+", surface):
            if word in self.words:
                group += self.words[word]
            elif word in self.scales:
                scale = self.scales[word]
                group = (group or Fraction(1)) * scale
                if scale >= THOUSAND:
                    total, group = total + group, Fraction(0)
        return total + group

    def year(self, surface: str) -> int:
        """The year that digits or two pairs of words say."""
        if surface.isdigit():
            return int(surface)
        said = [word for word in re.split(r"[ -]+", surface) if word != self.joiner]
        if any(self.scales.get(word) == THOUSAND for word in said):
            return int(self._words(surface))
        rest = 0 if any(word in self.scales for word in said[1:]) else int(self._words(" ".join(said[1:])))
        return self.words[said[0]] * HUNDRED + rest


def alternatives(surfaces: Iterable[str]) -> str:
    """A regular expression of any of the words, the longest first; a blank stands for blanks."""
    return (
        "(?:"
        + "|".join(re.escape(one).replace(r"\ ", " ") for one in sorted(surfaces, key=lambda s: (-len(s), s)))
        + ")"
    )
