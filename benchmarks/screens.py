"""Pictures of every page of the reading room, light and dark, wide and narrow, for people to look at.

    python benchmarks/screens.py FOLDER [--ledger FILE] [--only NAME …]

Without a ledger the bundled affair is read first.
"""

import argparse
import json
import sys
import tempfile
from importlib import resources
from pathlib import Path
from urllib.request import urlopen

from click.testing import CliRunner

sys.path.insert(0, str(Path(__file__).parents[1]))
from onrecord.cli import root
from tests.web.browsing import NARROW, SCHEMES, WIDE, chromium, visitor
from tests.web.pages import PAGES, addresses
from tests.web.serving import served


def take(ledger: Path, folder: Path, names: list[str]) -> None:
    """One picture for each page, scheme and width; what the browser complains of is printed."""
    folder.mkdir(parents=True, exist_ok=True)
    with served(ledger) as running, chromium() as browser:

        def fetch(path: str) -> object:
            with urlopen(running.address + path) as answer:  # noqa: S310 - our own server
                return json.load(answer)

        found = addresses(fetch, {name: PAGES[name] for name in names})
        for scheme in SCHEMES:
            for width, size in (("wide", WIDE), ("narrow", NARROW)):
                with visitor(browser, running.address, dark=scheme == "dark", size=size) as reader:
                    for name, address in found.items():
                        picture = folder / f"{name}-{scheme}-{width}.png"
                        reader.visit(address).screenshot(path=picture, full_page=True)
                        print(picture)
                    for complaint in reader.seen:
                        print("  ", complaint)
                    reader.seen.clear()


def main() -> None:
    """Read the arguments, and the affair where there is no ledger."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--ledger", type=Path)
    parser.add_argument("--only", nargs="+", choices=PAGES, default=list(PAGES), metavar="NAME")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        ledger = given.ledger or Path(place) / "affair.db"
        if given.ledger is None:
            with resources.as_file(resources.files("onrecord") / "examples" / "affair") as affair:
                CliRunner().invoke(root, ["add", str(affair), "--ledger", str(ledger)])
        take(ledger, given.folder, given.only)


if __name__ == "__main__":
    main()
