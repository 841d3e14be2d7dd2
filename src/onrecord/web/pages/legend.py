"""What the marks mean."""

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from onrecord.web.templating import rendered


def legend_page(request: Request) -> Response:
    """The legend, for where no script runs."""
    return HTMLResponse(rendered(request, "legend.html", title="Legend"))
