"""The script that a process of PDFium's begins with. Rule: it imports the modules it needs and not the program above
them, whose models and readers take a second to load.
"""

import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType

if __name__ == "__main__":
    for name, folder in zip(
        ("onrecord.ingest.pdf", "onrecord.ingest", "onrecord"), Path(__file__).parents, strict=False
    ):
        package = ModuleType(name)
        package.__path__ = [str(folder)]
        sys.modules[name] = package
    import_module("onrecord.ingest.pdf.extract").main()
