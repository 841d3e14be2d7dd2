"""Which machines are public, by the address."""

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.fetching import is_public

LISTED = """
127.0.0.1 127.8.9.1 10.1.2.3 172.16.0.1 172.31.255.255 192.168.0.1 169.254.169.254 169.254.0.1 100.64.0.1
0.0.0.0 0.1.2.3 224.0.0.1 239.255.255.250 240.0.0.1 255.255.255.255 192.0.2.1 198.51.100.7 203.0.113.9
198.18.0.1 ::1 :: ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:8.8.8.8 ::127.0.0.1 64:ff9b::7f00:1
64:ff9b::a9fe:a9fe 64:ff9b:1::808:808 2002:7f00:1:: 2002:808:808:: 2001::1 fe80::1 fe80::1%eth0 fc00::1
fd12:3456::1 ff02::1 fec0::1 2001:db8::1 100::1 localhost 1 0x7f.1 127.1
"""
PRIVATE = LISTED.split()


@pytest.mark.parametrize("address", [*PRIVATE, ""])
def test_these_are_not(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "1.1.1.1", "2001:4860:4860::8888", "2a00:1450:4001::1", "64:ff9b::808:808"]
)
def test_these_are(address: str) -> None:
    assert is_public(address)


@given(st.ip_addresses(v=4))
def test_an_address_in_a_wrapper_is_no_more_public_than_by_itself(address: ipaddress.IPv4Address) -> None:
    for prefix in ("::ffff:", "::", "64:ff9b::", "64:ff9b:1::"):
        assert is_public(str(address)) or not is_public(f"{prefix}{address}")
