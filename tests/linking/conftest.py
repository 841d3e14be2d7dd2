"""Members made from a few words."""

from collections.abc import Callable

import pytest

from onrecord.linking import Member
from onrecord.records import ActorType, Role, Span

Meet = Callable[..., Member]


def met(order: int, name: str, *roles: str, kind: ActorType = ActorType.PERSON, also: tuple[str, ...] = ()) -> Member:
    """Somebody in the document of that number."""
    told = tuple(Role(role, Span(0, 1)) for role in roles)
    return Member(f"sha256:{order:064}", order, f"{name}-{'-'.join(roles)}", name, kind, (name, *also), told)


@pytest.fixture
def meet() -> Meet:
    return met
