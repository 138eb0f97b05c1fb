"""`fill`: values in, a file out."""

from collections.abc import Iterable
from pathlib import Path

from editor.cli.parser import Arguments
from editor.cli.speaking.console import notes, remark
from editor.cli.taking import cannot_draw, loading_qt, misses_something, opened_file, want_ending
from editor.desk import (
    ENDINGS,
    Desk,
    Meanwhile,
    Opened,
    SaveResult,
    joined_values,
    missing_in,
    not_drawn,
    problems_in,
    refuse_newer,
    refuse_unfilled,
    thing_words,
    with_samples,
)
from editor.looking import is_same_file
from editor.model.draft.draft import Draft
from editor.model.draft.refusals import problems_of
from editor.model.problem import ExitCode
from editor.model.returned.change import ChangeKind
from editor.model.session.seen import Seen
from editor.model.template.field import Field
from editor.model.text.series import in_row
from editor.model.words import tr
from editor.storage.files.writing import refuse_existing


def fill_file(desk: Desk, parsed: Arguments) -> int:
    """Fill FILE and write OUT; exit code 1 where fields are left unfilled or a value is wrong."""
    assert parsed.out
    want_ending(parsed.out, *((".pdf",) if parsed.through_libreoffice else ENDINGS))
    refuse_existing(parsed.out, force=parsed.force)
    opened = opened_file(desk, parsed, to_write=True, to_compose=True)
    draft = _filled(desk, opened.draft, parsed)
    refuse_newer(parsed.out)
    if parsed.final:
        refuse_unfilled(draft)
    written = _written(desk, draft, parsed, opened)
    _name_meanwhile(written.meanwhile)
    _name_lost(written, opened.path)
    _name_left_out(opened, parsed)
    refused = problems_in(draft)
    known = {problem.field for problem in refused if problem.field}
    others = [problem for problem in written.problems if problem.field not in known]
    problems = (*refused, *others)
    notes(problems, quiet=False)
    if problems_of(draft) or any(problem.field for problem in others):
        remark(tr("要照写，在填写表里写 {form}，表格里在“照写”一列写“是”。", form='{"value": "…", "as_is": true}'))
    _name_unfilled(written.unfilled)
    return (
        ExitCode.FINDINGS
        if problems or written.unfilled or written.kept or written.meanwhile or opened.damaged or misses_something(opened.inspection)
        else ExitCode.DONE
    )


def _filled(desk: Desk, draft: Draft, parsed: Arguments) -> Draft:
    if parsed.values:
        fields = draft.template.by_key
        return draft.with_values(joined_values(parsed.values, lambda path: desk.read_values(path, draft.template), lambda key: fields[key].name))
    return with_samples(draft) if parsed.sample else draft


def _written(desk: Desk, draft: Draft, parsed: Arguments, opened: Opened) -> SaveResult:
    out, base = parsed.out, opened.path
    assert out
    if out.suffix.lower() == ".docx":
        seen = Seen(opened.digest, opened.draft) if base is not None and is_same_file(base, out) else None
        return desk.save_word(draft, out, final=parsed.final, force=parsed.force, base=base, seen=seen)
    if parsed.through_libreoffice:
        return desk.export_through_office(draft, out, final=parsed.final, force=parsed.force, base=base)
    if out.suffix.lower() == ".pdf":
        with loading_qt(cannot_draw):
            from editor.qt import save_pdf  # noqa: PLC0415 - only the window's room draws

        return desk.export(draft, out, final=parsed.final, force=parsed.force, pdf=save_pdf)
    return desk.export(draft, out, final=parsed.final, force=parsed.force)


def _name_meanwhile(meanwhile: Meanwhile) -> None:
    """What somebody did to the file between reading and writing it, and where that is now."""
    if meanwhile.draft is not None:
        remark(tr("文件刚在别处改过，已合并 {count} 处。", count=len(meanwhile.changes)))
    if meanwhile.is_gone:
        remark(tr("原来那份不在了（改了名、挪走或删了），已重新存一份。"))
    for copy in meanwhile.copies:
        remark(tr("文件刚在别处改过，那一份原样留在“{name}”。", name=copy.name))


def _name_lost(written: SaveResult, base: Path | None) -> None:
    """What found no place in the new file, and where the file is that has it."""
    if written.lost:
        remark(tr("有 {count} 处内容写不进新文件：{things}。", count=len(written.lost), things=in_row(map(thing_words, written.lost))))
        if base is not None and written.kept is None:
            remark(tr("这些内容都在“{file}”里。", file=base))
    if written.kept is not None:
        remark(tr("原文件里有这里放不下的内容，已另存为“{name}”。", name=written.kept.name))


def _name_left_out(opened: Opened, parsed: Arguments) -> None:
    """Text of the report that the file which was written lacks, and what only Word and LibreOffice draw, where our own pages were written."""
    texts = [change.now for change in opened.changes if change.kind == ChangeKind.LOOSE and not change.is_elsewhere]
    loose = missing_in(parsed.out, texts) if texts and parsed.out is not None else texts
    if loose:
        remark(tr("有 {count} 段文字文稿里放不下，没写进新文件：{texts}。", count=len(loose), texts=tr("；").join(loose)))
    elsewhere = [change.now for change in opened.changes if change.is_elsewhere]
    if elsewhere:
        remark(tr("有 {count} 段文字在新文件里换了地方：{texts}。", count=len(elsewhere), texts=tr("；").join(elsewhere)))
    for change in opened.changes:
        if change.kind == ChangeKind.LAYOUT:
            remark(tr("Word 里改过版面（{now}），没有照改。要按它排，在窗口的改动里选“用 Word 的”。", now=change.now))
    ours = parsed.out is not None and parsed.out.suffix.lower() != ".docx" and not parsed.through_libreoffice
    missing = not_drawn(placed.thing for placed in opened.foreign) if ours else []
    if missing:
        things = in_row(map(thing_words, missing))
        remark(tr("没写出 Word 里的 {count} 处：{things}。要带上它们，用 --through-libreoffice 导出 PDF。", count=len(missing), things=things))


def _name_unfilled(fields: Iterable[Field]) -> None:
    names = [field.name for field in fields]
    if names:
        remark(tr("还有 {count} 项没填：{names}。", count=len(names), names=in_row(names)))
