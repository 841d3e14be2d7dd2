"""The server that offers the tools. The one rule: it speaks over standard input and output, never over a network."""

from importlib import metadata
from pathlib import Path
from typing import Any

from mcp.server.context import CallNext, HandlerResult, ServerRequestContext
from mcp.server.mcpserver import MCPServer
from mcp_types import ToolAnnotations

from onrecord.assistants.tools import CAUTION, Tools

_READING = ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)


def server_of(path: Path) -> MCPServer[Any]:
    """A server for one ledger; `run("stdio")` serves whoever started it."""
    made: MCPServer[Any] = MCPServer(
        "onrecord",
        title="A ledger of statements",
        instructions=f"Who said what, via whom, when and how surely. {CAUTION}",
        version=metadata.version("onrecord"),
        log_level="CRITICAL",  # whoever started it has no eye on what it prints
        middleware=[_in_one_line],
    )
    tools = Tools(path)
    for tool in (
        tools.find,
        tools.search,
        tools.statements,
        tools.statement,
        tools.claims,
        tools.claim,
        tools.actor,
        tools.promises,
        tools.numbers,
        tools.origins,
        tools.document,
    ):
        made.add_tool(tool, annotations=_READING)
    return made


async def _in_one_line(ctx: ServerRequestContext[Any, Any], call_next: CallNext) -> HandlerResult:
    """Errors of tools, each in one line."""
    result = await call_next(ctx)
    if not isinstance(result, dict) or not result.get("isError"):
        return result
    told = " ".join(" ".join(one.get("text", "") for one in result["content"]).split())
    return {**result, "content": [{"type": "text", "text": told}]}
