"""The lines at the end of a sample: the attachment note, attachments, the note in brackets, 版记 (GB/T 9704-2012, 7.3.4 to 7.4)."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from editor.model.sample.inspection import Inspection
from editor.reading.page.element_lines import names_office
from editor.reading.page.issuing import PassedOn
from editor.reading.page.numbering import number_of
from editor.reading.template.lines import LineRole, TemplateLine

_NOTE = re.compile(r"附\s*件\s*[：:]\s*(.+)")
_ITEM = re.compile(r"(?:附\s*件\s*)?\d{1,2}\s*[.．、：:]\s*(.+)")
_NUMBERED_NOTE = re.compile(r"附\s*件\s*[\d一二三四五六七八九十]{1,3}\s*(?:[.．、：:]\s*|[ \u3000]+)(.+)")
_ATTACHMENT = re.compile(r"[【\[（(]?附\s*件\s*[\d一二三四五六七八九十]{0,3}\s*[】\]）)]?\s*[：:]?")
_COPIES = re.compile(r"抄\s*送(?:机关|单位)?\s*[：:]\s*(.+)")
_OPENNESS = r"(?:信息)?公开(?:属性|形式|方式|选项|范围)?[：:]|主动公开|依申请公开|不予公开"
_REMARK = re.compile(
    rf"(?:附注\s*[：:]\s*)?[（(]\s*((?:联\s*系\s*人|联系电话|联系方式|此件|此文|本件|本文件|{_OPENNESS}|传达范围|传达至|发至).+?|{_OPENNESS})\s*[）)]"
)
_BARE_REMARK = re.compile(
    r"(?:附注\s*[：:]\s*)?((?:此件|此文|本件)[^。；：]{0,16}(?:公开|发布|印发|登报|传达|翻印|转发)[^。；：]{0,8}|主动公开|依申请公开|不予公开)"
)
_SLOT = r"\{\{[^{}]*\}\}"
_PART = rf"(?:[\d〇○零一二三四五六七八九十×*_\s]|{_SLOT})+"
_DATE = rf"(?:{_PART}年(?:{_PART}月)?(?:{_PART}日|\s*{_SLOT})|{_SLOT}\s*日?)"
_DAY = r"(?:印发(?:日期|时间)\s*[：:]\s*)"
_OFFICE = r"(?:印发(?:机关|单位)\s*[：:]\s*)"
_PRINTED = re.compile(rf"{_OFFICE}?(?P<office>\S.*?)[ \u3000\t，,]*{_DAY}?(?P<date>{_DATE})\s*印\s*发\s*。?")
_LABELLED = re.compile(rf"{_OFFICE}(?P<office>\S.*?)(?:[ \u3000\t，,；;]+{_DAY}(?P<date>{_DATE}))?\s*(?:印\s*发)?")
_DATED = re.compile(rf"(?:{_DAY}(?P<date>{_DATE})|(?P<printed>{_DATE})\s*印\s*发)\s*。?")
_COMMAS = re.compile("[，、。]")
_LONGEST_TITLE, _MOST_IMPRINT = 60, 6


@dataclass
class _Tail:
    """What the document passes on, and where a line stands: behind the signature, in an attachment, behind a note's items or receivers."""

    passed_on: PassedOn
    signed: bool = False
    attached: bool = False
    note: bool = False
    copies: bool = False


def tail_lines(seen: Inspection, lines: Iterable[TemplateLine]) -> Iterator[TemplateLine]:
    """The lines with those of the tail given their role: elements, attachments with their titles; all others stay where they are."""
    behind = seen.title_lines[-1] + 1 if seen.title_lines else 0
    rest, at, state = [part for line in lines for part in _out_of_table(line)], 0, _Tail(PassedOn.by(seen.title, seen.source.lines[behind:]))
    ends, unsigned, heads = _imprint_start(rest), _is_unsigned(rest), _above_title(rest)
    while at < len(rest):
        line = rest[at]
        state.signed = state.signed or line.role in (LineRole.SIGNATURE, LineRole.DATE)
        may_begin = state.signed or (unsigned and bool(_ATTACHMENT.fullmatch(line.markup)) and line.markup[-1] not in "：:")
        taken, made = _attachment(seen, rest, at, state) if may_begin and at not in heads else (0, [])
        state.attached = state.attached or bool(taken)
        if not taken:
            taken, made = 1, _told(rest, at, state, is_imprint=at >= ends and (state.signed or unsigned))
        state.note = made[-1].role == LineRole.NOTE
        state.copies = made[-1].element == "抄送机关"
        yield from made
        at += taken


def _out_of_table(line: TemplateLine) -> list[TemplateLine]:
    """The lines of 版记 out of the table whose rules are drawn around it; a line as it is where it is no such table."""
    rows = line.grid.rows if line.grid is not None else ()
    said = [part.strip() for row in rows for part in "\u3000\u3000".join(filter(None, row)).split("\n") if part.strip()]
    if not said or len(said) > _MOST_IMPRINT or not all(map(_COPIES.match, said[:-1])):
        return [line]
    parts = [TemplateLine(line.number, LineRole.BODY, text) for text in said]
    return parts if _COPIES.match(said[-1]) or _printed(parts, len(parts) - 1) else [line]


def _above_title(lines: Sequence[TemplateLine]) -> range:
    """The lines above a title with nothing but the head before them: 附件1 there says what the file is, and begins no attachment of it."""
    titled = next((at for at, line in enumerate(lines) if line.role == LineRole.TITLE), 0)
    said = next((at for at, line in enumerate(lines[:titled]) if line.role != LineRole.ELEMENT), titled)
    return range(said, titled) if titled - said == 1 else range(0)


def _is_unsigned(lines: Sequence[TemplateLine]) -> bool:
    return not any(line.role in (LineRole.SIGNATURE, LineRole.DATE) for line in lines)


def _imprint_start(lines: Sequence[TemplateLine]) -> int:
    """The first line of 版记: behind the last signature or date, in a text with attachments behind these; the last lines of an unsigned one."""
    signed = [at for at, line in enumerate(lines) if line.role in (LineRole.SIGNATURE, LineRole.DATE)]
    if signed:
        return signed[0]
    at = len(lines)
    while at and lines[at - 1].role == LineRole.BODY and (_COPIES.fullmatch(lines[at - 1].markup) or _printed(lines, at - 1)):
        at -= 1
    return at


def _attachment(seen: Inspection, lines: Sequence[TemplateLine], at: int, state: _Tail) -> tuple[int, list[TemplateLine]]:
    """An attachment that begins on a line behind the signature: how many lines it takes, and its head; (0, []) where none begins."""
    line = lines[at]
    if line.role not in (LineRole.BODY, LineRole.HEADING):
        return 0, []
    if _ATTACHMENT.fullmatch(line.markup.strip()):
        title = lines[at + 1] if at + 1 < len(lines) else None
        if title is not None and _is_title(title):
            return 2, [replace(title, role=LineRole.ATTACHMENT, heading=None)]
        return 1, [TemplateLine(line.number, LineRole.ATTACHMENT, "")]
    if not state.attached and state.passed_on.holds(seen.source.lines[line.number].strip()):
        return 1, [replace(line, role=LineRole.ATTACHMENT, heading=None)]
    named = _NUMBERED_NOTE.fullmatch(line.markup) or _NOTE.fullmatch(line.markup)
    if named and not _ITEM.fullmatch(named[1]) and len(named[1]) <= _LONGEST_TITLE and _has_text(lines, at + 1):
        return 1, [replace(line, role=LineRole.ATTACHMENT, markup=named[1], heading=None)]
    return 0, []


def _is_title(line: TemplateLine) -> bool:
    """Whether a line behind 附件 can be the attachment's title: a short line that is no sentence, no number, no further attachment."""
    plain = line.markup.strip()
    if line.role not in (LineRole.BODY, LineRole.HEADING) or line.run_on or len(plain) > _LONGEST_TITLE or _ATTACHMENT.fullmatch(plain):
        return False
    return not plain.endswith(("。", "；", "：", ":")) and number_of(plain) is None


def _has_text(lines: Sequence[TemplateLine], at: int) -> bool:
    """Whether an attachment's own text follows: neither a further item of a note, nor the document's last elements."""
    if at >= len(lines):
        return False
    line = lines[at]
    is_end = bool(_REMARK.fullmatch(line.markup) or _BARE_REMARK.fullmatch(line.markup) or _COPIES.fullmatch(line.markup) or _printed(lines, at))
    # 附件：… above a line 附件 only names what begins there.
    is_end = is_end or bool(_ATTACHMENT.fullmatch(line.markup.strip()))
    return not is_end and not _NOTE.fullmatch(line.markup) and not _ITEM.fullmatch(line.markup) and not _NUMBERED_NOTE.fullmatch(line.markup)


def _told(lines: Sequence[TemplateLine], at: int, state: _Tail, *, is_imprint: bool) -> list[TemplateLine]:
    """A line of the tail as what it is, or as it is."""
    line = lines[at]
    if line.role != LineRole.BODY:
        return [line]
    if not state.attached and (note := _note(line.markup, after_note=state.note, is_alone=state.signed)):
        return [replace(line, role=LineRole.NOTE, markup=note)]
    return [_element(line, name, text) for name, text in (_named(lines, at, state) if is_imprint else ())] or [line]


def _named(lines: Sequence[TemplateLine], at: int, state: _Tail) -> list[tuple[str, str]]:
    """The elements of 版记 or the note in brackets that a line is, with their texts; none when it is none."""
    text = lines[at].markup
    if match := _COPIES.fullmatch(text):
        return [("抄送机关", match[1].rstrip("。"))]
    if state.copies and _goes_on(text):
        return [("抄送机关", text.rstrip("。"))]
    if not state.attached and (match := _REMARK.fullmatch(text) or _BARE_REMARK.fullmatch(text)):
        return [("附注", match[1])]
    return _printed(lines, at)


def _element(line: TemplateLine, name: str, text: str) -> TemplateLine:
    return replace(line, role=LineRole.ELEMENT, element=name, markup=text.strip())


def _note(markup: str, *, after_note: bool, is_alone: bool) -> str:
    """The attachment that a line of the note names, "" for any other line."""
    if match := _NOTE.fullmatch(markup) or (_NUMBERED_NOTE.fullmatch(markup) if after_note or is_alone else None):
        item = _ITEM.fullmatch(match[1])
        return item[1] if item else match[1]
    match = _ITEM.fullmatch(markup) if after_note else None
    return match[1] if match else ""


def _goes_on(text: str) -> bool:
    """Whether a line goes on the receivers of the line above: names of offices between commas."""
    is_list = bool(re.search(r"[，、。]$", text)) and not re.search(r"[：:；]|印\s*发", text)
    return is_list and any(names_office(part) for part in _COMMAS.split(text))


def _printed(lines: Sequence[TemplateLine], at: int) -> list[tuple[str, str]]:
    """Who printed the document, and the date: on one line, or on two below each other."""
    text = lines[at].markup.strip()
    if (match := _PRINTED.fullmatch(text)) and names_office(match["office"]) and len(match["office"]) <= _LONGEST_TITLE:
        return [("印发机关", match["office"]), ("印发日期", match["date"])]
    if match := _LABELLED.fullmatch(text):
        dated = [("印发日期", match["date"])] if match["date"] else []
        return [("印发机关", match["office"]), *dated]
    if match := _DATED.fullmatch(text):
        return [("印发日期", match["date"] or match["printed"])]
    after = lines[at + 1].markup.strip() if at + 1 < len(lines) else ""
    return [("印发机关", text)] if names_office(text) and len(text) <= _LONGEST_TITLE and _DATED.fullmatch(after) and "：" not in text else []
