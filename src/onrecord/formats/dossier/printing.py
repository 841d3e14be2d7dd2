"""A dossier as PDF, by WeasyPrint. The one rule: what is printed asks nothing of anything outside itself."""

from typing import Any, NoReturn

from onrecord.errors import InputError

try:
    import weasyprint
except ModuleNotFoundError as error:
    message = f"a dossier as PDF needs {error.name}, which is not installed; install onrecord[pdf]"
    raise InputError(message) from error
except OSError as error:  # a library of the system that it loads is not there
    message = (
        "a dossier as PDF needs Pango, which this system lacks (Debian: apt install libpango-1.0-0 libpangoft2-1.0-0)"
    )
    raise InputError(message) from error


def pdf(html: str) -> bytes:
    """A page of HTML on A4 paper."""
    found: bytes = weasyprint.HTML(string=html, url_fetcher=_refused).write_pdf(pdf_variant="pdf/ua-1")
    return found


def _refused(url: str, *_: Any, **__: Any) -> NoReturn:  # noqa: ANN401 - WeasyPrint's signature
    raise ValueError(f"a dossier asks for nothing, and this one asks for {url}")
