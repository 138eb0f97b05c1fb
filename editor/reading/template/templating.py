"""What the reader saw becomes a template: noise gone, lines joined, elements and headings named, blanks as slots."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from editor.model.problem import Problem
from editor.model.sample.inspection import Inspection, SlotSpan
from editor.model.sample.source import Mark
from editor.model.sample.ties.tying import tied
from editor.model.template.field import Field, FieldType
from editor.model.template.file_tables import grid_lines
from editor.model.template.file_text import prose_line, read_sections
from editor.model.template.markup import plain_text
from editor.model.template.template import Template
from editor.model.text.escapes import held
from editor.reading.page.element_lines import is_office_alone, number_and_title
from editor.reading.page.numbering import number_of
from editor.reading.template.codes import coded_fields, keys_by_name
from editor.reading.template.enumerating import Listed, listed
from editor.reading.template.head import head_lines, noted_lines
from editor.reading.template.lines import LineRole, TemplateLine, lines_of
from editor.reading.template.outlining import headed_lines, numbering_of
from editor.reading.template.tail import tail_lines


def template_of(seen: Inspection, text: Listed | None = None) -> Template:
    """The template of one document of a sample: its text with slots, and a field for each blank or group of blanks; `text` is its lines, where
    they are known.
    """
    text = text or listed(seen, lines_of(seen))
    lines = _elements(seen, list(text.lines))
    numbering, problems = numbering_of(seen)
    sections, _ = read_sections(_template_lines(lines, numbering, problems))
    title = next((line.markup for line in lines if line.role == LineRole.TITLE), "")
    name = plain_text(title, "…")
    fields = tuple(_fields(seen))
    coded = coded_fields(seen, keys_by_name(seen), [field.key for field in fields]) if seen.codes else ()
    template = Template(name=name, kind=seen.kind or "", numbering=numbering, fields=(*fields, *coded, *text.fields), sections=sections)
    # A file of several documents has blanks that are not in this one.
    return replace(template, fields=tuple(f for f in template.fields if template.places_of[f.key]))


def numbering_problems(seen: Inspection) -> tuple[Problem, ...]:
    """A remark for each heading whose number breaks the sequence; it keeps its own number in the template."""
    return tuple(numbering_of(seen)[1].values())


def _fields(seen: Inspection) -> Iterator[Field]:
    """A field for each key, as its first blank asks for it."""
    taken: set[str] = set()
    typed = {slot.field for slot in seen.slots if not slot.pen}
    marks = {(mark.line, mark.start, mark.end): mark for mark in seen.source.marks}
    options: dict[str, list[str]] = {}
    for slot in seen.slots:
        options.setdefault(slot.field, []).append(slot.option)
    for slot in seen.slots:
        if slot.field not in taken:
            taken.add(slot.field)
            field = _field(slot, seen.source.lines[slot.line], ends_line=slot.line == seen.date_line)
            mark = marks.get((slot.line, slot.start, slot.end))
            is_marked = mark is not None and (mark.type or mark.choices) and not slot.box
            told = _as_marked(slot, mark, field) if mark is not None and is_marked else _as_boxes(slot, field, options)
            yield tied(seen, replace(told, sample=slot.sample, empty="keep" if slot.field in typed else "pen"))


def _as_boxes(slot: SlotSpan, field: Field, options: Mapping[str, Sequence[str]]) -> Field:
    """The field of boxes: a choice of what they stand for, or a yes that may be left unsaid."""
    if not slot.box:
        return field
    if field.type == FieldType.CHOICE:
        return replace(field, choices=tuple(dict.fromkeys(filter(None, options[slot.field]))))
    return replace(field, required=field.type != FieldType.FLAG)


def _as_marked(slot: SlotSpan, mark: Mark, field: Field) -> Field:
    """The field with what the file says of its value: a type that nobody changed, and choices."""
    if slot.type != mark.type and field.type != FieldType.TEXT:
        return field
    type_ = slot.type or mark.type or field.type
    return replace(field, type=type_, hint="", choices=mark.choices if type_ in (FieldType.CHOICE, FieldType.TEXT) else ())


def _field(slot: SlotSpan, line: str, *, ends_line: bool) -> Field:
    """The field of a blank. A part of a date beside literal parts is no date: the whole would say the year twice."""
    label = "" if slot.label == slot.field else slot.label
    before, after = line[: slot.start].rstrip(), line[slot.end :].lstrip()
    text = slot.text.replace("日期", "")
    if slot.type != FieldType.DATE or "年" in text or not (any(part in text for part in "月日") or after[:1] in ("月", "日")):
        return Field(slot.field, slot.type or FieldType.TEXT, label, slot.unit)
    if after[:1] == "日" and "月" not in text:
        return Field(slot.field, FieldType.NUMBER, label, "日")
    if ends_line and before.endswith("年") and not after:
        return Field(slot.field, FieldType.DATE, label)
    return Field(slot.field, FieldType.TEXT, label, hint=_PART_OF_DATE)


def _elements(seen: Inspection, lines: list[TemplateLine]) -> list[TemplateLine]:
    """The lines with those of title, addressee, signature and tail told apart."""
    headed = head_lines([part for line in _captioned(list(_with_title(_signed(lines)))) for part in _parts(line)])
    return list(tail_lines(seen, noted_lines(list(headed))))


def _captioned(lines: Sequence[TemplateLine]) -> Iterator[TemplateLine]:
    """The lines with what stands between the title and the text as the title's note (题注): the speaker, the date of a speech; the office and the day
    under the head of minutes or of a bulletin, whatever lines stand beside them.
    """
    title = next((at for at, line in enumerate(lines) if line.role == LineRole.TITLE), 0)
    opening = next((at for at, line in enumerate(lines) if at > title and _opens_text(line)), 0)
    for at, line in enumerate(lines):
        yield replace(line, role=LineRole.CAPTION) if at < opening and line.role in (LineRole.SIGNATURE, LineRole.DATE) else line


def _opens_text(line: TemplateLine) -> bool:
    """Whether the text itself begins on a line: an addressee, a heading, a table, a sentence, or a number."""
    plain = plain_text(line.markup)
    is_said = len(plain) > _LONGEST_CAPTION or plain.endswith(("。", "：", "；")) or number_of(plain) is not None
    return line.role in (LineRole.ADDRESSEE, LineRole.HEADING, LineRole.ROW) or (line.role == LineRole.BODY and is_said)


def _with_title(lines: list[TemplateLine]) -> Iterator[TemplateLine]:
    """The lines with a title of several lines as one."""
    titles = [line for line in lines if line.role == LineRole.TITLE]
    whole = "".join(line.markup for line in titles)
    first = True
    for line in lines:
        if line.role != LineRole.TITLE:
            yield line
        elif first:
            yield replace(line, markup=whole)
            first = False


def _signed(lines: Sequence[TemplateLine]) -> list[TemplateLine]:
    """The lines with what stands between the signature and the date (a seal, 联系人) as lines of the signature: it keeps its place there."""
    signed = [at for at, line in enumerate(lines) if line.role in (LineRole.SIGNATURE, LineRole.DATE)]
    between = range(signed[0] + 1, signed[-1]) if signed else range(0)
    if len(between) > _MOST_BETWEEN or any(lines[at].role not in _SIGNED or len(lines[at].markup) > _LONGEST_BETWEEN for at in between):
        return list(lines)
    return [replace(line, role=LineRole.SIGNATURE) if at in between and line.role == LineRole.BODY else line for at, line in enumerate(lines)]


def _parts(line: TemplateLine) -> Iterator[TemplateLine]:
    """What a line of an element is made of: an addressee and text that runs on behind it, a title and the number beside it, a signature and the
    others or the date beside it, a date slot without the year before it.
    """
    if line.role == LineRole.DATE:
        yield replace(line, markup=_DATE_SLOT.sub(r"\1", line.markup))
    elif line.role == LineRole.TITLE:
        number, title = number_and_title(line.markup)
        both = [replace(line, markup=title), *([replace(line, role=LineRole.ELEMENT, element="发文字号", markup=number)] if number else [])]
        yield from reversed(both) if line.markup.startswith(number) else both
    elif line.role == LineRole.SIGNATURE:
        yield from _signatures(line)
    elif line.role == LineRole.ADDRESSEE:
        yield from _addressee(line)
    else:
        yield line


def _signatures(line: TemplateLine) -> Iterator[TemplateLine]:
    """The signatures of a line, those of several offices apart, and the date beside them."""
    dated = _DATE_BESIDE.fullmatch(line.markup)
    names = dated["name"] if dated else line.markup
    several = _WIDE.split(names)
    yield from (replace(line, markup=name) for name in (several if all(map(is_office_alone, several)) else (names,)))
    if dated:
        yield replace(line, role=LineRole.DATE, markup=dated["date"])


def _addressee(line: TemplateLine) -> Iterator[TemplateLine]:
    """An addressee without its colon, with text that runs on behind it as a line of its own."""
    markup = re.sub(r"^致[：:]\s*", "", line.markup)
    match = re.match(r"(.+?)(?:[：:]|，(?=[大您你]|$))\s*(.*)", markup, re.DOTALL)
    addressee, rest = (match[1], match[2]) if match else (markup, "")
    yield replace(line, markup=addressee)
    if rest:
        yield replace(line, role=LineRole.BODY, markup=rest)


_LONGEST_CAPTION = 30
_PART_OF_DATE = "写几月几日，如 8月3日"  # a template is a Chinese text, whatever the language of the screen
_DATE_SLOT = re.compile(r"^[^{}]{0,8}年\s*(\{\{ [^{}]+ \}\})$")
_WIDE = re.compile(r"[ \u3000\t]{2,}|\t")
_DATE_PART = r"(?:[\d〇○零一二三四五六七八九十X×*_＿\s]|\{\{[^{}]*\}\})"
_DATE_WRITTEN = rf"{_DATE_PART}{{1,40}}年{_DATE_PART}{{1,40}}月(?:{_DATE_PART}{{1,40}}日?)?"
_DATE_BESIDE = re.compile(rf"(?P<name>\S.*?\S)[ \u3000\t]+(?P<date>{_DATE_WRITTEN}|\{{\{{[^{{}}]*日期[^{{}}]*\}}\}})")
_MOST_BETWEEN, _LONGEST_BETWEEN = 6, 60
_SIGNED = (LineRole.BODY, LineRole.SIGNATURE, LineRole.DATE)
_ELEMENT_OF = {
    LineRole.TITLE: "标题",
    LineRole.ADDRESSEE: "主送机关",
    LineRole.SIGNATURE: "署名",
    LineRole.DATE: "成文日期",
    LineRole.NOTE: "附件说明",
}


_TEXT = (LineRole.BODY, LineRole.HEADING, LineRole.ROW)


def _template_lines(lines: list[TemplateLine], numbering: str, problems: dict[int, Problem]) -> Iterator[str]:
    """The lines in the form of a template file."""
    marks = _marks(lines)
    for line, mark in zip(lines, marks, strict=True):
        if mark:
            yield mark
        if line.role == LineRole.HEADING:
            yield from headed_lines(line, broken=line.number in problems, numbered=bool(numbering))
        elif line.role in _ELEMENT_OF:
            yield f"@{_ELEMENT_OF[line.role]} {held(line.markup)}"
        elif line.role == LineRole.ELEMENT:
            yield f"@{line.element} {held(line.markup)}"
        elif line.role == LineRole.ATTACHMENT:
            yield f"@附件 {held(line.markup)}"
        elif line.grid is not None:
            yield from grid_lines(line.grid, is_behind_table=True)
        else:
            yield prose_line(line.markup)


def _marks(lines: list[TemplateLine]) -> list[str]:
    """What goes before each line: that text stands above the title or below the signature begins here; "" before all others."""
    roles = [line.role for line in lines]
    title = roles.index(LineRole.TITLE) if LineRole.TITLE in roles else 0
    signed = max((at for at, role in enumerate(roles) if role in (LineRole.SIGNATURE, LineRole.DATE)), default=len(roles))
    attached = roles.index(LineRole.ATTACHMENT) if LineRole.ATTACHMENT in roles else len(roles)
    marks: list[str] = []
    for at, role in enumerate(roles):
        begins = role in _TEXT and (not at or roles[at - 1] not in _TEXT)
        mark = "@文前" if at < title else "@文后" if signed < at < attached else ""
        marks.append(mark if begins else "")
    return marks
