"""The commands on Word forms, which are filled in place."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from editor.cli.parser import Arguments
from editor.cli.speaking.console import notes, remark, result, result_json
from editor.cli.taking import want_ending
from editor.desk import Desk, FileKindOfForm, field_lines, fields_json, joined_values, outside_problems, rows_of, with_samples
from editor.model.problem import ExitCode, NigaoError, Problem
from editor.model.sample.inspection import left_out_of
from editor.model.template.field import Field, Value
from editor.model.text.series import in_row
from editor.model.words import tr
from editor.storage.files.writing import refuse_existing

if TYPE_CHECKING:
    from editor.desk import OpenForm

_ENDINGS = (".docx", ".pdf", ".html", ".txt")


def opened_form(desk: Desk, parsed: Arguments) -> "OpenForm | None":
    """The form that FILE is, with what there is to know of it said; None for what is read otherwise."""
    opened = desk.open_form(parsed.file, parsed.read_as)
    if isinstance(opened, FileKindOfForm):
        doubt = Problem(tr("这份 Word 文件像范文也像表格，当范文读。要按原样填写，加 --as form。"))
        notes([doubt] if opened == FileKindOfForm.DOUBTFUL else [], quiet=parsed.quiet)
        return None
    how = () if parsed.read_as else (Problem(tr("这是一份表格，按原样填写。要改成公文格式，加 --as sample。")),)
    notes((*how, *outside_problems(opened.outside), *opened.problems), quiet=parsed.quiet)
    return opened


def inspect_form(opened: "OpenForm", parsed: Arguments) -> int:
    """What the reader sees in a form."""
    if parsed.json:
        result_json({**opened.seen.to_json(), "as": "form"})
    else:
        from editor.cli.telling import inspection_lines  # noqa: PLC0415 - not for --json

        result("\n".join(inspection_lines(opened.seen)))
    return _code(opened)


def list_form(desk: Desk, opened: "OpenForm", parsed: Arguments) -> int:
    """The fields of a form, or a sheet to fill in."""
    if parsed.out:
        desk.write_sheet(opened.draft, parsed.out, force=parsed.force, by_document=parsed.by_document)
    elif parsed.json:
        found = fields_json(opened.draft)
        left_out = [entry.to_json() for entry in left_out_of(opened.seen)]
        result_json({"fields": found, "left_out": left_out} if parsed.left_out else found)
    else:
        result("\n".join(field_lines(opened.draft)))
    return _code(opened)


def keep_form(desk: Desk, parsed: Arguments) -> int:
    """`import FORM.docx -o T.docx`: the form itself, with the properties of its fields."""
    assert parsed.out
    refuse_existing(parsed.out, force=parsed.force)
    opened = desk.open_form(parsed.file, "form")
    if isinstance(opened, FileKindOfForm):
        raise NigaoError(tr("没有叫“{name}”的文件或模板。", name=parsed.file))
    notes((*outside_problems(opened.outside), *opened.problems), quiet=parsed.quiet)
    desk.keep_form(opened, parsed.out, force=parsed.force)
    return _code(opened)


def fill_form(desk: Desk, opened: "OpenForm", parsed: Arguments) -> int:
    """Fill a form and write OUT; exit code 1 where fields are left empty or its code is wrong."""
    assert parsed.out
    want_ending(parsed.out, *((".pdf",) if parsed.through_libreoffice else _ENDINGS))
    given = _given(desk, opened, parsed) if parsed.values else _samples(opened) if parsed.sample else None
    data = {**opened.values, **(given or {})} if given is not None or opened.values else None
    written = desk.write_form(opened, data, parsed.out, final=parsed.final, force=parsed.force)
    notes(written.problems, quiet=False)
    _name_unfilled(written.unfilled)
    return ExitCode.FINDINGS if written.problems or written.unfilled else _code(opened)


def _given(desk: Desk, opened: "OpenForm", parsed: Arguments) -> dict[str, object]:
    fields = opened.template.by_key
    return joined_values(parsed.values, lambda path: desk.read_form_values(path, opened), lambda key: fields[key].name if key in fields else key)


def _samples(opened: "OpenForm") -> dict[str, Value]:
    """Sample values for all but the blanks for the pen."""
    fields = opened.template.by_key
    return {key: value for key, value in with_samples(opened.draft).values.items() if fields[key].empty != "pen"}


def form_values(opened: "OpenForm", parsed: Arguments) -> int:
    """The values of a filled form, as its text has them now."""
    if not opened.values:
        raise NigaoError(tr("“{path}”不是拟稿存的文稿，里面没有填写的值。", path=parsed.file))
    values = dict(opened.values)
    if parsed.json:
        result_json({"values": values, "template": opened.template.name, "changed_fields": list(opened.changed), "changed_text": []})
    else:
        for name, value in values.items():
            result(f"{name}\t{value if isinstance(value, str) else tr('{count} 行', count=len(rows_of(value)))}")
        if opened.changed:
            result(tr("在别处改过的填写项\t{names}", names=in_row(opened.changed)))
    return ExitCode.DONE


def _code(opened: "OpenForm") -> ExitCode:
    return ExitCode.FINDINGS if opened.problems else ExitCode.DONE


def _name_unfilled(fields: Iterable[Field]) -> None:
    names = [field.name for field in fields]
    if names:
        remark(tr("还有 {count} 项没填：{names}。", count=len(names), names=in_row(names)))
