"""A ledger for programs that only look; the one rule: nothing can be written through it, not even to bring it up to
date."""

from pathlib import Path

from onrecord.errors import LedgerError
from onrecord.ledger import schema
from onrecord.ledger.connection import connect_to_read, translated
from onrecord.ledger.store import Ledger


def open_to_read(path: Path, patience: float = 30.0) -> Ledger:
    """Open a file that is there; whatever would write raises LedgerError.

    LedgerError, too, for a file that is no ledger, or not of this version.
    """
    if not path.is_file():
        raise LedgerError(f"there is no ledger at {path}; make one with `onrecord add`, or give its path")
    with translated(path):
        connection = connect_to_read(path, patience)
        try:
            schema.check(connection, path, schema.migrations()[-1].number)
        except BaseException:
            connection.close()
            raise
    return Ledger(connection, path)
