"""Documents into the ledger, from the browser: `onrecord add`. The one rule: whatever somebody drops here, the answer
is what was read and what was not, never a failure."""

import io
import unicodedata
from collections.abc import Iterator
from importlib import resources

from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from onrecord.errors import InputError
from onrecord.exports.schema import SCHEMA
from onrecord.ingest import Hints, Limits, parse_published
from onrecord.ingest.intake import MIB
from onrecord.web.answering import Page, answer
from onrecord.web.jobs import Batch, Job, Line, Upload
from onrecord.web.rooms import room_of
from onrecord.web.safety.limits import LARGEST_UPLOAD
from onrecord.web.templating import rendered

_JOB = Page("job.html", "Adding", "documents")
_MOST_FILES = 1000
_LONGEST_TEXT = 4 * MIB
_LONGEST_NAME = 300
_LIMITS = Limits(
    document_bytes=16 * MIB, page_bytes=8 * MIB, archive_members=10_000, archive_bytes=512 * MIB, expansion_ratio=100
)
"""Tighter than the command line's: a server has others to answer meanwhile."""


def add(request: Request) -> Response:
    """Where documents are dropped; an empty ledger is offered the sample affair."""
    jobs = [job.picture() for job in line_of(request).latest()]
    page = rendered(
        request, "add.html", title="Add documents", jobs=jobs, empty=_is_empty(request), largest=LARGEST_UPLOAD
    )
    return HTMLResponse(page)


async def receive(request: Request) -> Response:
    """Take what was dropped, chosen or pasted, and put it in line."""
    # The files stay open: they belong to the batch, which closes them.
    form = await request.form(max_files=_MOST_FILES, max_fields=20, max_part_size=_LONGEST_TEXT)
    try:
        batch = Batch(tuple(_uploads(form)), _hints(form))
    except InputError:
        await form.close()
        raise
    return _joined(request, batch)


def sample(request: Request) -> Response:
    """Read the sample affair, into an empty ledger only: what is invented stays apart from what is not."""
    if not _is_empty(request):
        raise InputError("the sample affair is invented, so it is only read into an empty ledger")
    folder = resources.files("onrecord") / "examples" / "affair"
    held = ((one.name, one.read_bytes()) for one in sorted(folder.iterdir(), key=lambda one: one.name) if one.is_file())
    uploads = tuple(Upload(f"sample affair/{name}", len(text), io.BytesIO(text)) for name, text in held)
    return _joined(request, Batch(uploads, Hints()))


def job(request: Request) -> Response:
    """How far a batch has come, what was found and what was not read."""
    found = line_of(request).find(request.path_params["id"])
    if found is None:
        raise HTTPException(404, "Nothing is known of this upload; whatever was read of it is in the ledger.")
    return answer(request, _JOB, found.picture(), running=found.running)


def line_of(request: Request) -> Line:
    """Where batches wait for their turn."""
    line: Line = request.app.state.line
    return line


def _joined(request: Request, batch: Batch) -> Response:
    if not batch.uploads:
        raise InputError("there is nothing to read: choose a file, or paste a text")
    waiting: Job = line_of(request).join(batch)
    if request.headers.get("accept", "").startswith("application/json"):
        return JSONResponse({"schema": SCHEMA, "job": waiting.id}, 202)
    return RedirectResponse(f"/add/{waiting.id}", 303)


def _is_empty(request: Request) -> bool:
    with room_of(request).ledger() as ledger:
        return ledger.overview().documents == 0


def _hints(form: FormData) -> Hints:
    given = {name: str(form.get(name, "")).strip() for name in ("publisher", "published", "title")}
    published = parse_published(given["published"]) if given["published"] else None
    # A title is that of the text that was pasted; files have their own.
    title = given["title"] if str(form.get("text", "")).strip() else ""
    return Hints(published, given["publisher"] or None, title or None, limits=_LIMITS)


def _uploads(form: FormData) -> Iterator[Upload]:
    """The files, and the pasted text as one."""
    for one in form.getlist("files"):
        if isinstance(one, UploadFile) and one.filename:
            yield Upload(_name(one.filename), one.size or 0, one.file)
        elif isinstance(one, UploadFile):
            one.file.close()  # of a form where no file was chosen
    text = str(form.get("text", ""))
    if text.strip():
        held = text.replace("\r\n", "\n").encode("utf-8", "replace")
        yield Upload("pasted.txt", len(held), io.BytesIO(held))


def _name(given: str) -> str:
    """A file's name as it is shown and kept: no characters that cannot be seen, no way out of its folder."""
    seen = "".join(sign for sign in given if unicodedata.category(sign)[0] != "C").replace("\\", "/")
    parts = (part.strip() for part in seen.split("/"))
    return "/".join(part for part in parts if part not in {"", ".", ".."})[-_LONGEST_NAME:] or "unnamed"
