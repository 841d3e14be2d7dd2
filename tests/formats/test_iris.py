"""Names of records: the same for the same, and never shared by chance."""

import uuid

from onrecord.formats.extract import Extract
from onrecord.formats.iris import actor_iri, document_iri, statement_iri, uuid_of


def test_every_actor_has_a_name_of_its_own_that_begins_in_a_document(extract: Extract) -> None:
    names = [actor_iri(extract, actor["id"]) for actor in extract.actors]
    assert len(set(names)) == len(names) > 0
    documents = {one["id"] for one in extract.documents()}
    assert {name.removeprefix("urn:x-onrecord:actor:").rpartition(":")[0] for name in names} <= documents
    assert all(name.isascii() for name in names)


def test_uuids_follow_from_names() -> None:
    one, other = statement_iri("0a"), document_iri("sha256:0a")
    assert uuid_of(one) == uuid_of(one) != uuid_of(other)
    assert (uuid_of(one).version, uuid_of(one).variant) == (5, uuid.RFC_4122)
