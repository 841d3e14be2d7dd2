"""The exceptions this program raises: misuse, or a world that is broken. Imperfect input is a Problem, not an error."""


class OnrecordError(Exception):
    """Something onrecord cannot go on from; its message says what, where and what to do."""


class InputError(OnrecordError):
    """An input or an option that cannot be used at all."""


class LedgerError(OnrecordError):
    """A ledger that cannot be opened, understood or written."""


class LedgerUnreadyError(LedgerError):
    """A ledger that cannot be read or written just now: somebody else is writing, or the disk is full."""


class ModelError(OnrecordError):
    """A model folder that is missing, incomplete or of another version."""


class IntegrityError(OnrecordError):
    """A record that does not say what its source says; it is refused."""
