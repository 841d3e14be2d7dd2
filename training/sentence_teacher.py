r"""What MiniLM-L6 makes of every word piece and of many sentences: the vectors that the small encoder is fitted to.

    python training/sentence_teacher.py --encoder FOLDER --corpora FOLDER --out run/teacher.npz [--sentences 62000]

One thread, bfloat16: 250 sentences a second. Cosines are good to about 0.01, which is finer than the fit.
"""

import argparse
import random
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from sentence_texts import learnt_from
from transformers import AutoModel

from onrecord.models.tokens import Tokenizer

BATCH = 64
LONGEST = 128
SHARES = {
    "polnear": 0.2,
    "contents": 0.2,
    "fnc1": 0.2,
    "releases": 0.2,
    "wikinews": 0.12,
    "mnli": 0.05,
    "meantime": 0.03,
}
"""Of the sentences, by corpus; what a corpus does not have is not made up for."""


class Teacher:
    """MiniLM-L6 as it was published: the mean of its last layer, of unit length."""

    def __init__(self, encoder: Path) -> None:
        self.tokenizer = Tokenizer(encoder / "tokenizer.json")
        self.network = AutoModel.from_pretrained(encoder, dtype=torch.bfloat16, attn_implementation="sdpa").eval()
        self.size = self.network.config.hidden_size

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """`[n, 384]` float32, of unit length."""
        return self.pooled([tokens.ids[:LONGEST].tolist() for tokens in self.tokenizer.tokenize(texts)])

    @torch.inference_mode()
    def pooled(self, rows: Sequence[Sequence[int]]) -> np.ndarray:
        """The same for word pieces."""
        found = np.zeros((len(rows), self.size), dtype=np.float32)
        order = sorted(range(len(rows)), key=lambda index: len(rows[index]))
        for at in range(0, len(order), BATCH):
            batch = order[at : at + BATCH]
            ids = torch.zeros(len(batch), len(rows[batch[-1]]) + 2, dtype=torch.long)
            mask = torch.zeros_like(ids)
            for place, index in enumerate(batch):
                row = [self.tokenizer.opens, *rows[index], self.tokenizer.parts]
                ids[place, : len(row)] = torch.tensor(row)
                mask[place, : len(row)] = 1
            states = self.network(input_ids=ids, attention_mask=mask).last_hidden_state.float()
            summed = (states * mask[..., None]).sum(1)
            found[batch] = torch.nn.functional.normalize(summed, dim=1).numpy()
        return found


def chosen(corpora: Path, count: int) -> list[str]:
    """The sentences that are learnt from, drawn by the shares."""
    dice = random.Random(11)
    found = []
    for name, held in learnt_from(corpora).items():
        found += dice.sample(held, min(len(held), int(SHARES[name] * count)))
    dice.shuffle(found)
    return found


def main(encoder: Path, corpora: Path, out: Path, count: int) -> None:
    """Vocabulary, then sentences."""
    began = time.process_time()
    teacher = Teacher(encoder)
    pieces = teacher.pooled([[piece] for piece in range(teacher.network.config.vocab_size)])
    print(f"vocabulary: {len(pieces):,} pieces, {time.process_time() - began:.0f} s of CPU", flush=True)
    texts = chosen(corpora, count)
    vectors = teacher.encode(texts)
    print(f"sentences: {len(texts):,}, {time.process_time() - began:.0f} s of CPU", flush=True)
    np.savez(out, pieces=pieces, vectors=vectors.astype(np.float16), texts=np.array(texts))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="What MiniLM-L6 makes of every word piece and of many sentences.")
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--sentences", type=int, default=62_000)
    options = parser.parse_args()
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)
    main(options.encoder, options.corpora, options.out, options.sentences)
