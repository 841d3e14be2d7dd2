"""Formats that there is no reader for. Rule: a refusal says what to do, in one line."""

from onrecord.records import Problem, ProblemKind

_SAVE_TEXT = "open it in a word processor and save it as .docx, .odt or .pdf"
_SAVE_TABLE = "save the sheet as .csv, one document a row, or as .pdf"
_SAVE_SLIDES = "save the slides as .pdf"
_ADVICE = {
    **dict.fromkeys((".doc", ".dot", ".pages", ".wpd", ".wps", ".sxw"), _SAVE_TEXT),
    **dict.fromkeys((".xls", ".xlsx", ".xlsm", ".ods", ".numbers"), _SAVE_TABLE),
    **dict.fromkeys((".ppt", ".pptx", ".odp", ".key"), _SAVE_SLIDES),
    **dict.fromkeys((".mobi", ".azw", ".azw3", ".fb2"), "save it as .epub"),
    **dict.fromkeys((".rar", ".7z", ".tar", ".gz", ".tgz", ".bz2", ".xz", ".zst"), "unpack it, or pack it as .zip"),
}


def no_reader(suffix: str, location: str) -> Problem:
    """The refusal of a file with this ending."""
    advice = _ADVICE.get(suffix)
    message = f"no reader for {suffix} files" + (f"; {advice}" if advice else "")
    return Problem(ProblemKind.UNSUPPORTED, message, location, 1.0)
