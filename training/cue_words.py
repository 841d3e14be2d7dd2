"""List the words that attribute: those that stand in the cues of the training articles at least three times.

python training/cue_words.py --data POLNEAR/data > cue-words.txt
"""

import argparse
import collections
import re
from pathlib import Path

import data

LEAST = 3
SHORTEST = 3
SHARE = 0.12
"""Share of a word's occurrences that must be in cues; keeps out "the" and "to"."""

WORD = re.compile(r"[^\W\d_]+")


def main() -> None:
    """Print the list."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    options = parser.parse_args()
    inside, everywhere = collections.Counter(), collections.Counter()
    for article in data.read_articles(options.data / "train"):
        everywhere.update(w.lower() for w in WORD.findall(article.text))
        for relation in article.relations:
            for start, end in relation.cue:
                inside.update(w.lower() for w in WORD.findall(article.text[start:end]))
    kept = sorted(w for w, n in inside.items() if n >= LEAST and n / everywhere[w] >= SHARE and len(w) >= SHORTEST)
    print("\n".join(kept))


if __name__ == "__main__":
    main()
