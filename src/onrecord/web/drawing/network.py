"""Who speaks about, to and against whom, as a ring. The one rule: whoever speaks most with one another stands near or
opposite, names never lie on one another, and the same answer gives the same ring."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import hypot, sqrt

from onrecord.answers.network import EdgeObject, NodeObject

_ROW = 30.0
_SIDE = 14.0
_GLYPH = 7.2
"""Width of a letter, on the safe side."""
_DOT = 6.0
_APART = {"about": -0.1, "to": 0.03, "against": 0.16}
"""How far the ways between the same two bend apart, as a share of their distance."""
_SIGNS = {"about": "", "to": "→", "against": "−"}
MOST = 60
"""Edges that are drawn, the strongest first."""


@dataclass(frozen=True, slots=True)
class Ring:
    """How wide a picture is, and how far the ring reaches from its middle."""

    width: float
    reach: float


WIDE = Ring(1000, 270)
NARROW = Ring(360, 62)


@dataclass(frozen=True, slots=True)
class NodeMark:
    """An actor: its dot, and its name beside it, cut to the room there is."""

    id: str
    x: float
    y: float
    r: float
    label: str
    label_x: float
    anchor: str
    full: str


@dataclass(frozen=True, slots=True)
class EdgeMark:
    """An edge: a curve, the head at its end, its sign and number at a place, and what it says in words."""

    one: str
    other: str
    way: str
    path: str
    head: str
    label: str
    x: float
    y: float
    words: str


@dataclass(frozen=True, slots=True)
class NetworkDrawing:
    """The picture."""

    width: float
    height: float
    nodes: tuple[NodeMark, ...]
    edges: tuple[EdgeMark, ...]
    left_out: int


def network_drawing(nodes: Sequence[NodeObject], edges: Sequence[EdgeObject], ring: Ring = WIDE) -> NetworkDrawing:
    """The ring of some actors and the strongest edges between them."""
    order = _neighbours(nodes, edges)
    names = {node["id"]: node for node in nodes}
    left, right = order[0::2], order[1::2]  # neighbours stand opposite one another: what they say is drawn across
    rows = len(left)
    height = _ROW * max(rows, 1) + 2 * _SIDE
    placed: dict[str, NodeMark] = {}
    for side, column in ((-1.0, left), (1.0, right)):
        for at, name in enumerate(column):
            y = _SIDE + _ROW * (at + 0.5) + (_ROW / 2 if len(column) < rows else 0.0)
            placed[name] = _node(names[name], y, side, height, ring)
    drawn = [edge for edge in edges if edge["one"] in placed and edge["other"] in placed]
    middle = ring.width / 2, height / 2
    marks = tuple(_edge(edge, placed[edge["one"]], placed[edge["other"]], middle) for edge in drawn[:MOST])
    return NetworkDrawing(ring.width, height, tuple(placed[name] for name in order), marks, len(drawn) - len(marks))


def _neighbours(nodes: Sequence[NodeObject], edges: Sequence[EdgeObject]) -> list[str]:
    """The strongest actor first, then always the one with most edges to the last three."""
    weight: Counter[frozenset[str]] = Counter()
    for edge in edges:
        weight[frozenset((edge["one"], edge["other"]))] += edge["statements"]
    left = [node["id"] for node in nodes]
    found: list[str] = []
    while left:
        near = _nearest(left, found[-3:], weight)
        left.remove(near)
        found.append(near)
    return found


def _nearest(left: Sequence[str], last: Sequence[str], weight: Mapping[frozenset[str], int]) -> str:
    return max(left, key=lambda name: sum(weight[frozenset((name, other))] for other in last))


def _node(node: NodeObject, y: float, side: float, height: float, ring: Ring) -> NodeMark:
    far = (y - height / 2) / (height / 2 + _ROW / 2)
    x = ring.width / 2 + side * ring.reach * sqrt(max(1 - far * far, 0.0))
    room = (ring.width - x if side > 0 else x) - 2 * _DOT - 6
    most = max(int(room // _GLYPH), 1)
    name = node["name"]
    label = name if len(name) <= most else f"{name[: most - 1].rstrip()}…"
    size = round(min(3 + sqrt(node["speaks"]) / 2, 2 * _DOT - 2), 1)
    full = f"{name}: {node['speaks']} of its statements meet others, {node['spoken_of']} of others' meet it"
    label_x, anchor = x + side * (size + 5), "start" if side > 0 else "end"
    return NodeMark(node["id"], round(x, 1), round(y, 1), size, label, round(label_x, 1), anchor, full)


def _edge(edge: EdgeObject, one: NodeMark, other: NodeMark, middle: tuple[float, float]) -> EdgeMark:
    way = edge["way"]
    distance = hypot(other.x - one.x, other.y - one.y) or 1.0
    bend = _APART[way] * distance
    centre = (one.x + other.x) / 2, (one.y + other.y) / 2
    across = (other.y - one.y) / distance, (one.x - other.x) / distance
    cx = centre[0] + 0.45 * (middle[0] - centre[0]) + bend * across[0]
    cy = centre[1] + 0.45 * (middle[1] - centre[1]) + bend * across[1]
    cx, cy = min(max(cx, 2.0), 2 * middle[0] - 2), min(max(cy, 2.0), 2 * middle[1] - 2)
    reach = hypot(other.x - cx, other.y - cy) or 1.0
    ux, uy = (other.x - cx) / reach, (other.y - cy) / reach
    ex, ey = other.x - ux * (other.r + 1), other.y - uy * (other.r + 1)
    x, y = (_along(*axis) for axis in ((one.x, cx, ex), (one.y, cy, ey)))
    return EdgeMark(
        edge["one"],
        edge["other"],
        way,
        f"M{one.x:.1f} {one.y:.1f}Q{cx:.1f} {cy:.1f} {ex:.1f} {ey:.1f}",
        _head(way, (ex, ey), (ux, uy)),
        f"{_SIGNS[way]}{edge['statements']}",
        x,
        y,
        f"{edge['one_name']} {way} {edge['other_name']}: {edge['statements']}",
    )


def _along(start: float, turn: float, end: float) -> float:
    """Three tenths of the way along the curve, where its number stands."""
    return round(0.49 * start + 0.42 * turn + 0.09 * end, 1)


def _head(way: str, end: tuple[float, float], to: tuple[float, float]) -> str:
    """A triangle; a bar where it is against."""
    (x, y), (ux, uy) = end, to
    if way == "against":
        return f"M{x - 5 * uy:.1f} {y + 5 * ux:.1f}L{x + 5 * uy:.1f} {y - 5 * ux:.1f}"
    bx, by = x - 7 * ux, y - 7 * uy
    return f"M{x:.1f} {y:.1f}L{bx - 3 * uy:.1f} {by + 3 * ux:.1f}L{bx + 3 * uy:.1f} {by - 3 * ux:.1f}Z"
