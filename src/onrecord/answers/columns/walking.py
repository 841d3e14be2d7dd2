"""Columns of what takes a walk over all statements. The one rule: one walk hears all of it."""

from collections.abc import Mapping

import numpy as np

from onrecord.answers.columns.meetings import meeting_columns
from onrecord.answers.columns.moments import Heard, moment_columns
from onrecord.answers.columns.packing import MEETINGS, MOMENTS
from onrecord.answers.network import NetworkObject, edges_object
from onrecord.ledger import Ledger
from onrecord.reports.network import Place, gathered, named_in, networked
from onrecord.reports.telling import Telling


def walked(ledger: Ledger, top: int) -> tuple[NetworkObject, Mapping[str, Mapping[str, bytes]]]:
    """The network of a whole ledger among the `top` actors who take part most; columns of its meetings and moments."""
    telling, heard = Telling(ledger), Heard()
    found = gathered(ledger, telling, hear=heard.hear)
    where: dict[str, str] = {}
    for one in found.met:
        where.setdefault(one.speaker, one.document)
        where.setdefault(one.whom, one.there)
    named = named_in(ledger, telling, (Place(actor, 0, 0, document) for actor, document in where.items()))
    numbers = heard.numbers(ledger)
    spoken = numbers[np.array(heard.spoken, bool)]
    return edges_object(networked(ledger, telling, found, top)), {
        MEETINGS: meeting_columns(ledger, found.met, spoken, named),
        MOMENTS: moment_columns(heard, numbers),
    }
