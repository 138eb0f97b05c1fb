"""The visible text of a report in one quick pass; a file with anything that is not written here wants a closer look."""

from collections.abc import Callable

import pytest

from editor.word import open_package, read_paragraphs, write_docx
from editor.word.package.plain_lines import plain_lines
from tests.word.outside.things import ALL
from tests.word.package.test_seal import zipped
from tests.word.papers import changed, packed, parts_of, profile, report

WRITTEN = write_docx(report(), profile(), "{}")
DOCUMENT, STYLES = "word/document.xml", "word/styles.xml"


def _with_part(data: bytes) -> bytes:
    return packed({**parts_of(data), "word/header1.xml": "<a/>"})


def _inserted(data: bytes) -> bytes:
    return changed(data, DOCUMENT, "<w:sectPr", '<w:p><w:ins w:id="1"><w:r><w:t>添</w:t></w:r></w:ins></w:p><w:sectPr')


def _damaged(data: bytes) -> bytes:
    parts = parts_of(data)
    stored = zipped(parts)
    at = stored.index(parts[STYLES])
    return stored[:at] + b"\xff" + stored[at + 1 :]


def test_the_lines_of_a_report_are_those_that_are_read_of_it_without_spaces() -> None:
    read = ("".join(paragraph.split()) for paragraph in read_paragraphs(open_package(WRITTEN)))
    assert plain_lines(open_package(WRITTEN)) == [line for line in read if line]


@pytest.mark.parametrize("change", [_with_part, _inserted, _damaged])
def test_what_is_not_written_here_wants_a_closer_look(change: Callable[[bytes], bytes]) -> None:
    assert plain_lines(open_package(change(WRITTEN))) is None


@pytest.mark.parametrize("thing", ALL)
def test_so_does_all_that_reaches_outside_or_is_hidden(thing: str) -> None:
    assert plain_lines(open_package(ALL[thing](WRITTEN))) is None
