"""The commands: each takes its arguments, prints its result and gives the exit code."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from editor.cli.forms import fill_form, form_values, inspect_form, keep_form, list_form, opened_form
from editor.cli.parser import Arguments
from editor.cli.speaking.console import notes, result, result_json
from editor.cli.taking import misses_something, name_left_out, opened_file, passes_limits, want_ending
from editor.desk import Desk, Opened, field_lines, fields_json, reviewed, with_all_rows
from editor.model.document.profile import DEFAULT_PROFILE
from editor.model.problem import ExitCode, NigaoError
from editor.model.sample.inspection import ProposalKind, left_out_of
from editor.model.sample.review import take_proposals
from editor.model.sample.ties.tying import take_offers
from editor.model.words import tr
from editor.storage.files.writing import refuse_existing
from editor.storage.library.library import ENDING as TEMPLATE_ENDING


def inspect(parsed: Arguments) -> int:
    """`inspect SOURCE [--json]`."""
    desk = Desk()
    if (form := opened_form(desk, parsed)) is not None:
        return inspect_form(form, parsed)
    seen, remarks = desk.inspect(Path(parsed.file), document=parsed.document - 1, encoding=parsed.encoding)
    notes(remarks, quiet=parsed.quiet)
    name_left_out(seen, parsed)
    if parsed.json:
        result_json(seen.to_json())
    else:
        from editor.cli.telling import inspection_lines  # noqa: PLC0415 - not for --json

        result("\n".join(inspection_lines(seen)))
    return ExitCode.FINDINGS if misses_something(seen) or passes_limits(remarks) else ExitCode.DONE


def import_(parsed: Arguments) -> int:
    """`import SOURCE -o TEMPLATE [--accept KIND,…|all]`."""
    assert parsed.out
    want_ending(parsed.out, TEMPLATE_ENDING, ".docx")
    desk = Desk()
    if parsed.out.suffix.lower() == ".docx":
        return keep_form(desk, parsed)
    if parsed.read_as == "form":
        raise NigaoError(tr("表格原样留着要写成 .docx：-o 后面换成 .docx，或去掉 --as form。"), ExitCode.WRONG_USE)
    refuse_existing(parsed.out, force=parsed.force)
    opened = opened_file(desk, parsed, to_write=True)
    if parsed.accept and opened.inspection is not None:
        taken = take_proposals(opened.inspection, (p for p in opened.inspection.proposals if p.why in parsed.accept))
        taken = take_offers(taken, parsed.accept)
        listed = with_all_rows(taken) if ProposalKind.ROWS in parsed.accept else taken
        opened = replace(opened, draft=reviewed(opened, listed).draft)
    desk.write_template(parsed.out, opened.draft.template, force=parsed.force)
    return _code(opened)


def _code(opened: Opened) -> ExitCode:
    is_less = opened.damaged or misses_something(opened.inspection) or passes_limits(opened.notes)
    return ExitCode.FINDINGS if is_less else ExitCode.DONE


def fields(parsed: Arguments) -> int:
    """`fields FILE [--json [--left-out]]` and `fields FILE -o SHEET.xlsx`."""
    if parsed.out:
        want_ending(parsed.out, ".xlsx")
        refuse_existing(parsed.out, force=parsed.force)
    desk = Desk()
    if (form := opened_form(desk, parsed)) is not None:
        return list_form(desk, form, parsed)
    opened = opened_file(desk, parsed)
    if parsed.out:
        desk.write_sheet(opened.draft, parsed.out, force=parsed.force, by_document=parsed.by_document)
    elif parsed.json:
        result_json(_with_left_out(opened) if parsed.left_out else fields_json(opened.draft))
    else:
        result("\n".join(field_lines(opened.draft)))
    return _code(opened)


def _with_left_out(opened: Opened) -> dict[str, Any]:
    entries = left_out_of(opened.inspection) if opened.inspection is not None else ()
    return {"fields": fields_json(opened.draft), "left_out": [entry.to_json() for entry in entries]}


def templates(parsed: Arguments) -> int:
    """`templates [--json]`."""
    desk = Desk()
    entries = desk.templates()
    notes(desk.library.notes, quiet=parsed.quiet)
    if parsed.json:
        result_json([entry.to_json() for entry in entries])
    else:
        for entry in entries:
            result(f"{entry.name}\t{entry.kind}\t{tr('{count} 项', count=entry.fields)}\t{entry.origin}\t{entry.file}")
    return ExitCode.DONE


def values(parsed: Arguments) -> int:
    """`values REPORT.docx [--json]`."""
    from editor.cli.telling import value_lines  # noqa: PLC0415 - only for this command
    from editor.desk import read_report  # noqa: PLC0415 - loads Word and jinja2

    desk = Desk()
    if (form := opened_form(desk, parsed)) is not None:
        return form_values(form, parsed)
    report = read_report(Path(parsed.file), desk.library, desk.profile)
    notes(report.notes, quiet=parsed.quiet)
    if parsed.json:
        result_json(report.to_json())
    else:
        result("\n".join(value_lines(report)))
    return ExitCode.FINDINGS if report.damaged else ExitCode.DONE


def fill(parsed: Arguments) -> int:
    """`fill FILE [--values VALUES | --sample] -o OUT [--final] [--force] [--through-libreoffice]`."""
    from editor.cli.filling import fill_file  # noqa: PLC0415 - loads Word, fonts and jinja2

    desk = Desk()
    form = opened_form(desk, parsed)
    return fill_file(desk, parsed) if form is None else fill_form(desk, form, parsed)


def batch(parsed: Arguments) -> int:
    """`batch FILE --rows ROWS -o DIR [--name PATTERN] [--pdf] [--one-file] [--zip] [--final] [--force] [--resume] [--part A-B] [--jobs N]`."""
    from editor.cli.batching import fill_rows  # noqa: PLC0415 - loads Word, fonts and jinja2

    return fill_rows(Desk(), parsed)


def check(parsed: Arguments) -> int:
    """`check FILE [--json] [--hints] [--layout]`."""
    from editor.cli.telling import finding_lines  # noqa: PLC0415 - only for this command
    from editor.desk import Checking  # noqa: PLC0415 - loads the rules

    desk = Desk()
    profile = desk.profile(DEFAULT_PROFILE) if parsed.layout else None
    checked = Checking(desk.library, hints=parsed.hints, profile=profile).file(parsed.file, document=parsed.document - 1, encoding=parsed.encoding)
    notes(checked.notes, quiet=parsed.quiet)
    if parsed.json:
        result_json([finding.to_json() for finding in checked.findings])
    else:
        for line in finding_lines(checked.findings):
            result(line)
    return ExitCode.FINDINGS if any(finding.is_sure for finding in checked.findings) else ExitCode.DONE


def render(parsed: Arguments) -> int:
    """`render FILE -o DIR [--dpi N] [--viewer word|libreoffice] [--force]`."""
    from editor.cli.rendering import render_file  # noqa: PLC0415 - loads fonts and Qt

    return render_file(Desk(), parsed)


def completion(parsed: Arguments) -> int:
    """`completion bash|zsh`."""
    from editor.cli.completing import completion as write  # noqa: PLC0415 - asked for once

    return write(parsed)


COMMANDS: dict[str, Callable[[Arguments], int]] = {
    "inspect": inspect,
    "import": import_,
    "fields": fields,
    "fill": fill,
    "batch": batch,
    "values": values,
    "check": check,
    "render": render,
    "templates": templates,
    "completion": completion,
}
