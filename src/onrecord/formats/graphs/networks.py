"""GraphML and GEXF, by networkx. The one rule: both hold the same graph."""

import io
from typing import BinaryIO

import networkx as nx

from onrecord.formats.extract import UNREVIEWED, Extract
from onrecord.formats.graphs.standing import edges, nodes


def write_graphml(extract: Extract, out: BinaryIO) -> None:
    """Write GraphML."""
    nx.write_graphml(_graph(extract), out, named_key_ids=True)


def write_gexf(extract: Extract, out: BinaryIO) -> None:
    """Write GEXF 1.2."""
    written = io.BytesIO()
    nx.write_gexf(_graph(extract), written)
    today = f'lastmodifieddate="{extract.about.made:%Y-%m-%d}"'
    text = written.getvalue().decode()
    before, _, rest = text.partition('lastmodifieddate="')
    out.write(f"{before}{today}{rest.partition(chr(34))[2]}".encode())


def _graph(extract: Extract) -> "nx.MultiDiGraph[str]":
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(name=extract.about.words, note=UNREVIEWED)
    for node in nodes(extract):
        graph.add_node(node.id, label=_plain(node.label), **node.values)
    for edge in edges(extract):
        graph.add_edge(edge.one, edge.other, key=edge.stance, label=edge.stance, **edge.values)
    return graph


def _plain(text: str) -> str:
    """Text without what XML cannot hold."""
    return "".join(character if character >= " " or character in "\t\n" else "�" for character in text)
