"""Every form there is: it writes, says what nobody reviewed, and the same again is the same."""

import io
from pathlib import Path

import pytest

from onrecord.errors import InputError
from onrecord.formats.catalogue import FORMATS, Format
from onrecord.formats.extract import Extract
from tests.formats.conftest import Take

FILES = [one for one in FORMATS.values() if one.ending is not None]
FOLDERS = [one for one in FORMATS.values() if one.ending is None]


def written(form: Format, extract: Extract) -> bytes:
    """A file of the form; skipped where its extra is not installed."""
    try:
        write = form.write_file()
    except InputError as error:
        assert form.extra is not None
        pytest.skip(str(error))
    out = io.BytesIO()
    write(extract, out)
    return out.getvalue()


def folder_of(form: Format, extract: Extract, folder: Path) -> dict[str, bytes]:
    """A folder of the form, its files by their names."""
    folder.mkdir()
    form.write_folder()(extract, folder)
    return {str(file.relative_to(folder)): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}


@pytest.mark.parametrize("form", FILES, ids=lambda form: form.name)
def test_a_file_is_the_same_each_time(form: Format, take: Take) -> None:
    first = written(form, take(about="call"))
    assert first
    assert first == written(form, take(about="call"))


@pytest.mark.parametrize("form", FILES, ids=lambda form: form.name)
def test_a_file_of_nothing_is_a_file(form: Format, take: Take) -> None:
    written(form, take(about="nowherewordever"))


@pytest.mark.parametrize("form", FOLDERS, ids=lambda form: form.name)
def test_a_folder_is_the_same_each_time(form: Format, take: Take, tmp_path: Path) -> None:
    first = folder_of(form, take(about="call"), tmp_path / "one")
    assert first
    assert first == folder_of(form, take(about="call"), tmp_path / "two")
    folder_of(form, take(about="nowherewordever"), tmp_path / "none")


def test_a_form_without_its_library_names_the_extra() -> None:
    with pytest.raises(InputError, match=r"papyrus needs no_such_library, .*install onrecord\[papyrus\]"):
        Format("papyrus", "", ".papyrus", "no_such_library.papyrus", "papyrus").write_file()
    with pytest.raises(ModuleNotFoundError):
        Format("papyrus", "", ".papyrus", "onrecord.formats.no_such_form", "papyrus").write_file()
