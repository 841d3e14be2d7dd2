"""What a server does to stay small. The one rule: where it cannot be done, nothing is lost but memory."""

import ctypes

_MMAP_THRESHOLD = -3
"""glibc's M_MMAP_THRESHOLD."""
_LARGE = 2**22
"""Bytes from which a piece of memory goes back to the system as soon as it is let go."""


def give_back_large_pieces() -> bool:
    """Have the C library give large pieces of memory back at once, whichever thread took them; whether it does.

    By itself glibc keeps what arrays took for each thread that made some: hundreds of megabytes for a few readers.
    """
    try:
        option = ctypes.CDLL(None).mallopt
    except (OSError, TypeError, AttributeError):  # another system, or another C library
        return False
    return bool(option(_MMAP_THRESHOLD, _LARGE))
