"""Graphs, loaded again by networkx."""

import io
import xml.etree.ElementTree as ET
from collections import Counter

import networkx as nx
import pytest

from onrecord.formats.extract import Extract
from onrecord.formats.graphs.networks import write_gexf, write_graphml
from onrecord.formats.graphs.standing import edges, nodes

READERS = {"graphml": (write_graphml, nx.read_graphml), "gexf": (write_gexf, nx.read_gexf)}


@pytest.mark.parametrize("form", READERS)
def test_the_graph_comes_back(extract: Extract, form: str) -> None:
    write, read = READERS[form]
    out = io.BytesIO()
    write(extract, out)
    out.seek(0)
    graph = read(out)
    assert set(graph.nodes) == {node.id for node in nodes(extract)}
    for node in nodes(extract):
        held = graph.nodes[node.id]
        assert held["label"] == node.label
        assert {name: held[name] for name in node.values} == node.values
    found = sorted((one, other, data["stance"], data["statements"]) for one, other, data in graph.edges(data=True))
    assert found == sorted((edge.one, edge.other, edge.stance, edge.statements) for edge in edges(extract))
    for _, _, data in graph.edges(data=True):
        assert data["reviewed"] == 0
        assert len(data["receipts"].split()) == data["statements"] >= data["hedged"]
        assert data["by_way_of"]
    assert (b"reviewed by nobody" in out.getvalue()) == (form == "graphml")  # GEXF has no room for it: edges say so
    ET.fromstring(out.getvalue())  # noqa: S314 - written by us


def test_every_part_in_a_claim_is_counted_once(extract: Extract) -> None:
    wanted = Counter(place["stance"] for one in extract.statements() for place in one["claims"])
    found: Counter[str] = Counter()
    for edge in edges(extract):
        found[edge.stance] += edge.statements
    assert found == wanted
    assert wanted["denies"]


def test_an_unnamed_source_is_nobody(extract: Extract) -> None:
    spoken = {one["receipt"]: one for one in extract.statements()}
    seen = 0
    for edge in edges(extract):
        if edge.one.startswith("sources:"):
            seen += 1
            assert all(spoken[receipt]["speaker"] is None for receipt in edge.receipts.split())
    assert seen
