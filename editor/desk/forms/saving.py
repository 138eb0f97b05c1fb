"""A filled form as the bytes of a file: in place, as text, or printed by LibreOffice."""

from collections.abc import Callable, Iterator, Mapping
from html import escape

from editor.desk.forms.data import Data
from editor.desk.forms.opening import OpenForm
from editor.model.problem import ExitCode, NigaoError, Problem
from editor.model.sample.source import SourceText
from editor.model.words import tr
from editor.storage.files.converting import as_pdf
from editor.word import WordForm, final_copy


def form_bytes(opened: OpenForm, data: Data | None, ending: str, *, final: bool) -> tuple[bytes, tuple[Problem, ...]]:
    """The bytes of a filled form as a file of that ending, and what its code could not work out.

    Raises NigaoError for another ending, where the copy can't be proved, and (exit code 5) for a .pdf without LibreOffice.
    """
    if ending not in FORM_ENDINGS:
        known = " ".join(FORM_ENDINGS)
        raise NigaoError(tr("不会写“{ending}”文件。能写 {known}。", ending=ending, known=known), ExitCode.WRONG_USE)
    values = opened.writer.values(data)
    made = opened.filled_with(values, data, kept=not final and ending == ".docx")
    if wrong := opened.proof.problems(made, values):
        raise NigaoError(tr("没有写出：{why}", why=wrong[0].text), ExitCode.UNWRITABLE)
    problems = tuple(getattr(values.evaluator, "problems", ()))
    return FORM_ENDINGS[ending](final_copy(made) if final else made), problems


def _as_text(data: bytes) -> bytes:
    lines = WordForm.opened(data).source.lines
    return ("\n".join(lines).rstrip("\n") + "\n").encode()


def _as_html(data: bytes) -> bytes:
    source = WordForm.opened(data).source
    body = "\n".join(_blocks(source))
    return f'<!DOCTYPE html>\n<html lang="zh-CN">\n<meta charset="utf-8">\n<body>\n{body}\n</body>\n</html>\n'.encode()


def _blocks(source: SourceText) -> Iterator[str]:
    """The paragraphs and the tables of a text."""
    starts = {min(table.lines): table for table in source.tables if table.lines}
    inside = {line for table in source.tables for line in table.lines}
    for number, line in enumerate(source.lines):
        if number in starts:
            yield "<table>"
            for row in starts[number].rows:
                cells = (
                    f'<td rowspan="{cell.rows}" colspan="{cell.columns}">{"<br>".join(escape(source.lines[one]) for one in cell.lines)}</td>'
                    for cell in row
                )
                yield f"<tr>{''.join(cells)}</tr>"
            yield "</table>"
        elif number not in inside:
            yield f"<p>{escape(line)}</p>"


def _as_pdf(data: bytes) -> bytes:
    from editor.desk.saving.as_pdf import pages_in_order  # noqa: PLC0415 - loads pypdf

    return pages_in_order(as_pdf(data), "")


def _as_it_is(data: bytes) -> bytes:
    return data


FORM_ENDINGS: Mapping[str, Callable[[bytes], bytes]] = {".docx": _as_it_is, ".pdf": _as_pdf, ".html": _as_html, ".txt": _as_text}
"""What a filled form is written as, by the ending of the file."""
