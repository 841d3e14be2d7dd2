"""Subtitles (SRT, VTT), by webvtt-py, as the running text of what is spoken. Rule: each cue keeps its place in time,
and a name is put before words only where the file names the voice."""

import html
import io
import re
from collections.abc import Iterator, Sequence

import webvtt
from webvtt.errors import MalformedCaptionError, MalformedFileError

from onrecord.ingest.decoding import Decoded, decode
from onrecord.ingest.draft import Draft
from onrecord.ingest.subtitles_running import Cue, Voiced, run_together
from onrecord.records import Problem, ProblemKind

VTT, SRT = "text/vtt", "application/x-subrip"
# What webvtt-py raises for a file that is none, and for a cue with times that are none.
_REFUSED = (MalformedCaptionError, MalformedFileError, ValueError, IndexError)
_BLANK = {VTT: re.compile(r"\n\n+"), SRT: re.compile(r"\n[ \t]*\n\s*")}
"""What ends a cue; in VTT a line of spaces does not."""
_NO_CUE = re.compile(r"\ufeff?(?:WEBVTT|NOTE|STYLE|REGION)(?=\s|$)")
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?(?:\s+(?P<name>[^<>]{0,200}))?>|(?P<close></v>)")
_TAG = re.compile(r"</?[^<>]{0,200}>|\{\\[^{}]{0,200}\}")
_SPACES = re.compile(r"[^\S\n]+")


def read_vtt(data: bytes, location: str) -> Draft | Problem:
    """The words of a WebVTT file."""
    return _read(data, location, VTT)


def read_srt(data: bytes, location: str) -> Draft | Problem:
    """The words of a SubRip file."""
    return _read(data, location, SRT)


def _read(data: bytes, location: str, media_type: str) -> Draft | Problem:
    decoded = decode(data, location)
    if not isinstance(decoded, Decoded):
        return decoded
    blocks = [block for block in _BLANK[media_type].split(decoded.text.strip("\ufeff \t\n")) if block.strip()]
    cued = [block for block in blocks if "-->" in block]
    captions = _captions("\n\n".join(blocks), cued, media_type)
    if not captions:
        message = "no subtitles found: no line with two times and --> between them could be read"
        return Problem(ProblemKind.MALFORMED, message, location, 1.0)
    running = run_together([cue for caption in captions if (cue := _cue(caption)) is not None])
    return Draft(
        text=running.text,
        media_type=media_type,
        passages=running.passages,
        locators=running.locators,
        problems=(*decoded.problems(location), *_unread(blocks, cued, len(captions), location)),
    )


def _captions(text: str, cued: Sequence[str], media_type: str) -> list[webvtt.Caption]:
    """The cues of a file; where it is damaged, those of its blocks that are sound."""
    try:
        return list(_parsed(text, media_type))
    except _REFUSED:
        return [caption for block in cued for caption in _sound(block)]


def _parsed(text: str, media_type: str) -> Iterator[webvtt.Caption]:
    kind = "vtt" if media_type == VTT else "srt"
    return iter(webvtt.from_buffer(io.StringIO(text), format=kind))


def _sound(block: str) -> list[webvtt.Caption]:
    """The cue of a block, whatever file it is from; none where it is damaged."""
    for media_type, text in ((SRT, block), (SRT, f"1\n{block}"), (VTT, f"WEBVTT\n\n{block}")):
        try:
            if found := list(_parsed(text, media_type)):
                return found
        except _REFUSED:
            continue
    return []


def _cue(caption: webvtt.Caption) -> Cue | None:
    """A cue with its words, voice by voice; None where it has none."""
    voiced: list[Voiced] = []
    raw, at, voice = caption.raw_text, 0, None
    for match in _VOICE.finditer(raw):
        voiced.append(Voiced(voice, _plain(raw[at : match.start()])))
        voice = _name(match["name"] or "") if match["close"] is None else None
        at = match.end()
    voiced.append(Voiced(voice, _plain(raw[at:])))
    said = tuple(one for one in voiced if one.text)
    start, end = _seconds(caption.start), _seconds(caption.end)
    return Cue(start, max(start, end), f"{_clock(caption.start)}–{_clock(caption.end)}", said) if said else None


def _plain(raw: str) -> str:
    """Words without styling; lines stay lines."""
    text = html.unescape(_TAG.sub("", raw)).replace("\r", "\n")
    lines = (_SPACES.sub(" ", line).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def _name(written: str) -> str | None:
    return " ".join(html.unescape(written).split()).rstrip(":") or None


def _clock(time: str) -> str:
    """`00:03:12` of `00:03:12.500`."""
    return time.partition(".")[0]


def _seconds(time: str) -> float:
    hours, minutes, seconds = time.split(":")
    return int(hours) * 3600 + int(minutes) * 60 + float(seconds)


def _unread(blocks: Sequence[str], cued: Sequence[str], read: int, location: str) -> tuple[Problem, ...]:
    """The Problem of cues, and of text without times, that were not read."""
    loose = [block for block in blocks if "-->" not in block and not _NO_CUE.match(block) and not block.isdecimal()]
    lost = max(0, len(cued) - read)
    if not loose and not lost:
        return ()
    whole = sum(map(len, blocks)) or 1
    share = (sum(map(len, loose)) + lost * sum(map(len, cued)) / max(1, len(cued))) / whole
    message = f"{lost} of {len(cued)} cues and {len(loose)} pieces of text without times are not read"
    return (Problem(ProblemKind.MALFORMED, message, location, min(1.0, share)),)
