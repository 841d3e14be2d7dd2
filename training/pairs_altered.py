"""Real sentences, negated, put in question, shortened, given other names, days and figures, and beside other sentences
of their document. Made anew for each part of the training."""

import csv
import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from pairs import NEITHER, Pair
from pairs_made import (
    BESIDE,
    DENIED,
    HEDGED,
    HELD,
    LEFT_OPEN,
    MAYBE,
    MONTHS,
    NOT,
    OPEN,
    SO,
    UNWEAKER,
    WEAKER,
    WEEKDAYS,
    Variant,
    finished,
    stand,
)

NEIGHBOURS, TWICE, NEITHERS = 0.12, 0.3, 0.5
"""Shares: pairs of different sentences; denials of a negated sentence; pairs that come to nothing and are kept."""

NEAR = 12
"""Sentences among which the one most like another is looked for."""

SAME = 0.6
"""Share of words from which on two sentences are one."""

COMMON = 20
"""How often a word stands in lower case, so that it loses its capital within a sentence."""

SHORTEST = 5
YEARS = range(1900, 2100)

AUXILIARY = re.compile(r"\b(is|are|was|were|has|have|had|will|can|does|did|do|would)\b(?! not|n't| no | never)")
PAST = re.compile(
    r"\b((?:[A-Z][\w’'-]+|he|she|they|it|government|ministry|police|army|president|minister)) "
    r"([a-z]{3,}ed)\b(?! by| to be)"
)
SUBORDINATE = re.compile(r"\b(?:that|which|who|whom|if|when|while|because|as|after|before|where|whose|what|how|to)\b")
UNDONE = re.compile(r"\b(?:is|are|was|were|will|has|have|had|did|does|do|would|should) (not) (?!only|just)")
TAIL = re.compile(
    r"(?:, (?:which|who|where|including|with|while|as|after|according) [^,]*"
    rf"|,? (?:on (?:{'|'.join(WEEKDAYS)})|in (?:{'|'.join(MONTHS)})(?: \d{{4}})?|in \d{{4}}"
    r"|in [A-Z]\w+|near [A-Z]\w+|yesterday|today|last \w+|this \w+))$"
)
NUMBER = re.compile(r"(?<![\w.,])(\d[\d,]*)(?![\w,]|\.\d)")
NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+(?: [A-Z][a-z]+)*")
PLAIN = re.compile(r"[A-Z][^\"“”«»:;?!()\[\]—]{35,190}\.")


@dataclass(frozen=True, slots=True)
class Sentences:
    """Real sentences by document, the forms among their words, and the names in them."""

    documents: list[list[str]]
    words: Counter[str]
    names: list[str]

    @classmethod
    def read(cls, corpora: Path) -> "Sentences":
        """Plain sentences of PolNeAR's training articles, Wikinews and two governments' releases."""
        texts = [path.read_text(encoding="utf-8") for path in sorted((corpora / "polnear/data/train/text").iterdir())]
        csv.field_size_limit(10**7)
        tables = [corpora / "wikinews_2019_2020" / "data", corpora / "kyiv_moscow_releases"]
        for path in (path for folder in tables for path in sorted(folder.glob("*.csv"))):
            with path.open(encoding="utf-8", newline="") as lines:
                texts += [max(row.values(), key=lambda held: len(held or "")) or "" for row in csv.DictReader(lines)]
        cut = [re.split(r"(?<=[a-z)][.!?])\s+|\n+", text) for text in texts]
        documents = [[sentence for sentence in some if PLAIN.fullmatch(sentence)] for some in cut]
        words = Counter(re.findall(r"[a-z]+", " ".join(texts)))
        names = [name for document in documents for sentence in document for name in NAME.findall(sentence)]
        return cls([document for document in documents if len(document) > 1], words, names)


def altered(count: int, rng: random.Random, sentences: Sentences) -> Iterator[Pair]:
    """Pairs of real sentences and what rules make of them, and of different sentences of one document."""
    while count > 0:
        document = rng.choice(sentences.documents)
        sentence = rng.choice(document)
        if rng.random() < NEIGHBOURS:
            other = max(
                rng.sample(document, min(len(document), NEAR)), key=lambda s: (s != sentence, alike(s, sentence))
            )
            if alike(other, sentence) < SAME:
                yield Pair(sentence, other, NEITHER, "altered", back=NEITHER)
                count -= 1
            continue
        one, other = rng.sample(variants(sentence, rng, sentences), 2)
        if {one.side, other.side} <= {OPEN, BESIDE, HEDGED}:
            continue
        if stand(one, other) != NEITHER or rng.random() < NEITHERS:
            texts = finished(one.text, rng), finished(other.text, rng)
            yield Pair(*texts, stand(one, other), "altered", back=stand(other, one))
            count -= 1


def alike(one: str, other: str) -> float:
    """Share of words that two sentences share."""
    here, there = set(one.lower().split()), set(other.lower().split())
    return len(here & there) / len(here | there)


def variants(sentence: str, rng: random.Random, sentences: Sentences) -> list[Variant]:
    """What can be made of one sentence, itself included."""
    text = sentence.rstrip(".")
    common = sentences.words[text.split()[0].lower()] > COMMON
    inner = text[:1].lower() + text[1:] if common else text
    found = [Variant(text, SO)] * 2
    wrapped = ((HELD, SO), (DENIED, NOT), (LEFT_OPEN, OPEN), (MAYBE, HEDGED))
    found += [Variant(rng.choice(wraps).format(inner), side) for wraps, side in wrapped]
    if denial := negated(text, sentences.words):
        found += [Variant(denial, NOT)] * 4
        if rng.random() < TWICE:
            found.append(Variant(rng.choice(DENIED).format(denial), SO))
    short = TAIL.sub("", text)
    if short != text and len(short.split()) >= SHORTEST:
        found += [Variant(short, WEAKER)] * 2
        if denial := negated(short, sentences.words):
            found.append(Variant(denial, UNWEAKER))
    return found + [Variant(other, BESIDE) for other in others(text, rng, sentences.names)]


def negated(text: str, words: Counter[str]) -> str | None:
    """The sentence with its main verb negated, or no longer so; None where no rule is sure of the verb."""
    head = SUBORDINATE.search(text)
    end = head.start() if head else len(text)
    undone = UNDONE.search(text, 0, end)
    if undone:
        return text[: undone.start(1)] + text[undone.end(1) + 1 :]
    auxiliary, past = AUXILIARY.search(text, 0, end), PAST.search(text, 0, end)
    if past and (not auxiliary or past.start() < auxiliary.start()):
        return f"{text[: past.end(1)]} did not {base(past[2], words)}{text[past.end() :]}"
    if auxiliary:
        added = {"can": "cannot"}.get(auxiliary[1], f"{auxiliary[1]} not")
        return text[: auxiliary.start()] + added + text[auxiliary.end() :]
    return None


def base(past: str, words: Counter[str]) -> str:
    """The verb of a regular past form: whichever of its candidates is commonest."""
    candidates = [past[:-1], past[:-2], past[:-3] + "y" if past.endswith("ied") else past[:-2]]
    if re.search(r"(.)\1ed$", past):
        candidates.append(past[:-3])
    return max(candidates, key=lambda form: words[form])


def others(text: str, rng: random.Random, names: list[str]) -> list[str]:
    """The sentence with another figure, day or name, or with two names turned about."""
    found = []
    if number := NUMBER.search(text):
        value = int(number[1].replace(",", ""))
        changed = value + (rng.randint(1, 9) if value in YEARS else rng.randint(1, 3 * value + 3))
        shown = f"{changed:,}" if "," in number[1] else str(changed)
        found.append(text[: number.start()] + shown + text[number.end() :])
    named = [(days, re.search(rf"\b(?:{'|'.join(days)})\b", text)) for days in (WEEKDAYS, MONTHS)]
    found += [
        text[: day.start()] + rng.choice([other for other in days if other != day[0]]) + text[day.end() :]
        for days, day in named
        if day
    ]
    held = list(NAME.finditer(text))
    if held:
        place = rng.choice(held)
        found.append(text[: place.start()] + rng.choice(names) + text[place.end() :])
    for one, other in pairwise(held):
        between = text[one.end() : other.start()]
        if one[0] != other[0] and between not in {", ", " and ", " or "}:
            found.append(text[: one.start()] + other[0] + between + one[0] + text[other.end() :])
            break
    return found
