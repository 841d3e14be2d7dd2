"""From paths to the ledger: ingest lazily, read in worker processes, record in the parent. Memory stays flat."""

from onrecord.pipeline.adding import add, add_ingested
from onrecord.pipeline.linker import Linker
from onrecord.pipeline.linking import JudgeStep, LinkStep, judge, link, link_reading, settle
from onrecord.pipeline.plan import Loader, ModelLoader, Plan, Reader, processors
from onrecord.pipeline.steps import Outcome, Step, Tally
from onrecord.pipeline.stream import reading_stream
from onrecord.pipeline.weighing import weigh

__all__ = [
    "JudgeStep",
    "LinkStep",
    "Linker",
    "Loader",
    "ModelLoader",
    "Outcome",
    "Plan",
    "Reader",
    "Step",
    "Tally",
    "add",
    "add_ingested",
    "judge",
    "link",
    "link_reading",
    "processors",
    "reading_stream",
    "settle",
    "weigh",
]
