"""Readers that are loaded when a file first asks for them. Rule: plain text imports nothing that it does not need."""

from collections.abc import Callable, Iterator
from importlib import import_module

from onrecord.ingest.archives import Budget, ReadMember
from onrecord.ingest.draft import Draft
from onrecord.ingest.intake import Hints, Ingested, Source
from onrecord.records import Problem

ReadArticle = Callable[[bytes, str], Draft | Problem]
ReadTable = Callable[[Source, Hints], Iterator[Ingested]]
ReadContainer = Callable[[Source, Hints, Budget, ReadMember], Iterator[Ingested]]


def article(module: str, function: str) -> ReadArticle:
    """The reader of one document a file by this name in a module of `onrecord.ingest`."""

    def read(data: bytes, location: str) -> Draft | Problem:
        reader: ReadArticle = getattr(import_module(f"onrecord.ingest.{module}"), function)
        return reader(data, location)

    return read


def table(module: str, function: str) -> ReadTable:
    """The reader of many documents a file by this name in a module of `onrecord.ingest`."""

    def read(source: Source, hints: Hints) -> Iterator[Ingested]:
        reader: ReadTable = getattr(import_module(f"onrecord.ingest.{module}"), function)
        return reader(source, hints)

    return read


def container(module: str, function: str) -> ReadContainer:
    """The reader of files that hold files of any format by this name in a module of `onrecord.ingest`."""

    def read(source: Source, hints: Hints, budget: Budget, read_member: ReadMember) -> Iterator[Ingested]:
        reader: ReadContainer = getattr(import_module(f"onrecord.ingest.{module}"), function)
        return reader(source, hints, budget, read_member)

    return read
