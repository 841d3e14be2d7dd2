import hashlib
import re
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import onrecord
from onrecord.errors import ModelError
from onrecord.models.sentence_model import SENTENCES, SentenceModel, cosines, pack, signs, unpack

BUNDLED = Path(onrecord.__file__).parent / "models" / SENTENCES
MODEL = SentenceModel.load()
SIZE = 256
ONE_ARRAY = (
    b"\x93NUMPY\x01\x00\x46\x00" + b"{'descr': '|i1', 'fortran_order': False, 'shape': (1,), }".ljust(69) + b"\n\x00"
)


def test_the_bundled_encoder_is_loaded_by_default() -> None:
    assert MODEL.version == SENTENCES == BUNDLED.name
    assert MODEL.pieces.shape == (len(MODEL.scale), SIZE)
    assert MODEL.centres.shape == (len(MODEL.pull), SIZE)


def test_the_card_names_the_vectors_that_are_there() -> None:
    card = (BUNDLED / "CARD.md").read_text(encoding="utf-8")
    named = re.search(r"`vectors\.npz` \| `([0-9a-f]{64})`", card)
    assert named
    assert named[1] == hashlib.sha256((BUNDLED / "vectors.npz").read_bytes()).hexdigest()


@pytest.mark.parametrize(
    ("one", "near", "far"),
    [
        (
            "The ministry will withdraw its troops from the border by June",
            "that soldiers are to be pulled back from the frontier before summer",
            "that the price of bread has doubled since the harvest failed",
        ),
        (
            "Forty people were killed when the ferry sank",
            "the sinking of the ferry cost 38 lives",
            "the court will hear the appeal of the two editors",
        ),
        (
            "There was no call between the president and the chancellor",
            "the president telephoned the chancellor on Monday",
            "the dam will be repaired with a loan of the bank",
        ),
    ],
)
def test_what_means_nearly_the_same_is_nearer(one: str, near: str, far: str) -> None:
    vectors = MODEL.encode([one, near, far])

    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2] + 0.2
    assert np.argmin(np.bitwise_count(signs(pack(vectors))[1:] ^ signs(pack(vectors))[0]).sum(1)) == 0


def test_a_text_without_words_has_no_direction() -> None:
    vectors = MODEL.encode(["", "  ", "Lisk said so"])
    packed = pack(vectors)

    assert not vectors[:2].any()
    assert np.linalg.norm(vectors[2]) == pytest.approx(1, abs=1e-5)
    assert cosines(packed, packed)[0].tolist() == [0, 0, 0]
    assert MODEL.encode([]).shape == (0, SIZE)


SHUFFLED = st.lists(st.text(max_size=80), min_size=1, max_size=8).flatmap(
    lambda texts: st.tuples(st.just(texts), st.permutations(range(len(texts))))
)


@settings(deadline=None, max_examples=60)
@given(SHUFFLED)
def test_a_text_has_the_same_bytes_and_cells_beside_any_others(case: tuple[list[str], list[int]]) -> None:
    texts, order = case
    together, shuffled = pack(MODEL.encode(texts)), pack(MODEL.encode([texts[place] for place in order]))

    assert (together[order] == shuffled).all()
    assert (MODEL.cells(together, 5)[order] == MODEL.cells(shuffled, 5)).all()
    assert (MODEL.cells(together[:1], 5) == MODEL.cells(together, 5)[:1]).all()
    assert (cosines(together[:1], together) == cosines(together, together)[:1]).all()


def test_packed_vectors_are_bytes_and_keep_their_cosines() -> None:
    vectors = MODEL.encode(["the port is shut", "the harbour is closed", "wheat prices rose"])
    packed = pack(vectors)
    blobs = [row.tobytes() for row in packed]

    assert {len(blob) for blob in blobs} == {SIZE}
    assert (unpack(blobs, SIZE) == packed).all()
    assert np.abs(cosines(packed, packed) - vectors @ vectors.T).max() < 0.01


def test_the_nearest_cell_comes_first() -> None:
    packed = pack(MODEL.encode(["The minister denied that he had met the envoy", "Bridges were built"]))
    cells = MODEL.cells(packed, 5)
    scores = packed.astype(np.float32) @ MODEL.centres.T * MODEL.pull

    for row, nearest in zip(scores, cells, strict=True):
        assert nearest.tolist() == sorted(range(len(row)), key=lambda cell: (-row[cell], cell))[:5]


@pytest.mark.parametrize("held", [b"", b"PK\x03\x04", b"no archive", ONE_ARRAY])
def test_what_is_no_archive_is_a_model_error(held: bytes, tmp_path: Path) -> None:
    (tmp_path / "vectors.npz").write_bytes(held)
    with pytest.raises(ModelError, match=r"vectors\.npz cannot be used"):
        SentenceModel.load(tmp_path)


def test_vectors_that_are_not_there_or_do_not_fit_together_are_a_model_error(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"vectors\.npz cannot be used"):
        SentenceModel.load(tmp_path)
    pieces, scale, centres = np.zeros((4, 8), np.int8), np.ones(4, np.float32), np.ones((3, 8), np.int8)
    for held in (
        (pieces, np.ones(5), centres),
        (pieces, scale, np.ones((3, 7))),
        (pieces.astype(np.float32), scale, centres),
        (pieces[0], scale, centres),
    ):
        np.savez(tmp_path / "vectors.npz", pieces=held[0], scale=held[1], centres=held[2])
        with pytest.raises(ModelError, match="shapes differ"):
            SentenceModel.load(tmp_path, MODEL.tokenizer)
    np.savez(tmp_path / "vectors.npz", pieces=pieces)
    with pytest.raises(ModelError, match="cannot be used"):
        SentenceModel.load(tmp_path, MODEL.tokenizer)
