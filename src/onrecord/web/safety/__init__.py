"""What stands between a browser and the pages: pure ASGI middleware, one concern a module. The one rule: a page never
has to remember to be safe."""

from onrecord.web.safety.hosts import host_names, is_loopback
from onrecord.web.safety.refusals import handlers, refusal
from onrecord.web.safety.wiring import guards

__all__ = ["guards", "handlers", "host_names", "is_loopback", "refusal"]
