"""The guards in their order. The one rule: what costs least and trusts least comes first."""

from starlette.middleware import Middleware

from onrecord.web.safety.headers import Headers
from onrecord.web.safety.hosts import Hosts
from onrecord.web.safety.limits import Limits
from onrecord.web.safety.origins import Origins
from onrecord.web.safety.passwords import Passwords
from onrecord.web.safety.refusals import Refusing
from onrecord.web.safety.tokens import Tokens
from onrecord.web.settings import Settings


def guards(settings: Settings) -> list[Middleware]:
    """The middleware of a reading room, the outermost first. What is inside of Refusing refuses by HTTPException."""
    found = [
        Middleware(Headers, keep=settings.password is None),
        Middleware(Refusing),
        Middleware(Limits),
        Middleware(Hosts, hosts=settings.hosts),
        Middleware(Origins),
        Middleware(Tokens),
    ]
    if settings.password is not None:
        found.append(Middleware(Passwords, password=settings.password))
    return found
