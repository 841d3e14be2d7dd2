"""Large pieces of memory go back to the system where the C library can be told so."""

import platform

import pytest

from onrecord.web import thrift


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="this is about glibc")
def test_glibc_can_be_told() -> None:
    assert thrift.give_back_large_pieces()


@pytest.mark.parametrize("trouble", [OSError, TypeError])
def test_where_it_cannot_nothing_happens(monkeypatch: pytest.MonkeyPatch, trouble: type[Exception]) -> None:
    def absent(_: None) -> None:
        raise trouble

    monkeypatch.setattr("ctypes.CDLL", absent)
    assert not thrift.give_back_large_pieces()
