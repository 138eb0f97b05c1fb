"""A Word form opened: what it asks for, compiled to be filled, with the values that it was filled with before."""

import json
import re
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any, cast

from editor.composing import FormCode
from editor.desk.forms.data import Data, as_json, is_kept_by_drafts, is_said, rows_of
from editor.desk.forms.filling import FormWriter
from editor.desk.forms.kinds import FileKindOfForm, judged, may_be_form
from editor.desk.forms.reading_back import filled_blanks, values_in_text
from editor.desk.forms.tagging import NAME, tags_of, with_code
from editor.desk.opening.word_in import SeenWord
from editor.desk.values.foreign_words import kind_words
from editor.model.draft.draft import Draft
from editor.model.problem import Problem
from editor.model.returned.outside import Outside
from editor.model.sample.inspection import Inspection
from editor.model.template.field import Field, FieldType, Value
from editor.model.template.file import header_of, with_header
from editor.model.template.template import Template
from editor.model.words import tr
from editor.reading import FormReading, inspect, read_form
from editor.word import (
    CompiledForm,
    FormProof,
    FormRows,
    FormSlot,
    FormTag,
    FormValues,
    KeptForm,
    Package,
    WordForm,
    can_be_kept,
    filled_texts,
    form_stem,
    own_parts,
    read_kept_form,
    read_outside,
    unfilled,
)

_WORD = re.compile(r"[^\W\d]\w*")
_LONGEST = 20


@dataclass(frozen=True)
class OpenForm:
    """A form: its file, what the reader saw of it, its template (fields and outline), and the values that it was filled with. `changed` are the
    fields whose value somebody changed in the file since it was filled here; `locked` says why it can't be filled again then. `is_filled` says that
    the file is a filled copy of the form, which is filled on, `is_kept` that it knows the properties of its fields.
    """

    path: Path
    form: WordForm
    seen: Inspection
    reading: FormReading
    values: Data
    changed: tuple[str, ...] = ()
    locked: str = ""
    outside: tuple[Outside, ...] = ()
    is_filled: bool = False
    is_kept: bool = False

    @property
    def template(self) -> Template:
        """The fields of the form with their properties, and its outline."""
        return self.reading.template

    @cached_property
    def draft(self) -> Draft:
        """The values as a draft has them, those that are no texts and rows of texts left out."""
        kept = {name: value for name, value in self.values.items() if is_kept_by_drafts(value)}
        return Draft(self.template, {name: value if isinstance(value, str) else cast("Value", tuple(rows_of(value))) for name, value in kept.items()})

    def over(self, template: Template) -> "OpenForm":
        """The form with fields that a person described otherwise."""
        return self if template is self.template else replace(self, reading=replace(self.reading, template=template))

    def data_of(self, draft: Draft) -> Data | None:
        """What a draft of the form is filled with: its values, and those of the file that no draft can have; None where there are none."""
        known = draft.template.by_key
        values: dict[str, object] = {name: value for name, value in self.values.items() if not is_kept_by_drafts(value)}
        values |= {key: value for key in known if is_said(value := draft.value(key))}
        return values or None

    @cached_property
    def slots(self) -> tuple[FormSlot, ...]:
        """The blanks as places of the file."""
        numbers = {one.key: number for number, one in enumerate(self.reading.lists)}
        fields = self.template.by_key
        return tuple(
            FormSlot(
                blank.span.line,
                blank.span.start,
                blank.end,
                blank.column or blank.span.field,
                numbers.get(blank.rows, -1),
                blank.row,
                blank.span.box.rpartition("|")[2],
                drops=blank.span.field in fields and fields[blank.span.field].empty in ("line", "section"),
                is_tag=blank.span.text.startswith("{{"),
            )
            for blank in self.reading.blanks
        )

    @cached_property
    def code(self) -> FormCode | None:
        """What reads the code of the form; None where it has none."""
        keys = [key for key in self.template.by_key if not NAME.fullmatch(key)]
        columns = [column.key for field in self.template.fields for column in field.columns if not NAME.fullmatch(column.key)]
        return FormCode(tuple(keys), tuple(dict.fromkeys(columns))) if self._tags else None

    @property
    def wanted(self) -> tuple[Field, ...]:
        """The fields that the code of the form asks for, as it uses them."""
        _ = self.compiled  # what is compiled is read
        return () if self.code is None else tuple(self.code.wanted())

    @property
    def coded(self) -> frozenset[str]:
        """The words of the code of the form, read or not: what they name may have values."""
        return frozenset(word for tag in self._tags for word in _WORD.findall(tag.code)) | {field.key for field in self.wanted}

    @cached_property
    def compiled(self) -> CompiledForm:
        """The form, ready to be filled."""
        rows = [FormRows(one.key, one.lines) for one in self.reading.lists]
        return self.form.compiled(self.slots, self._tags, rows, self.code)

    @cached_property
    def _tags(self) -> tuple[FormTag, ...]:
        """The tags that are no blanks."""
        return tuple(tags_of(self.form.source.lines, {(slot.line, slot.start): slot.end for slot in self.slots}))

    @cached_property
    def writer(self) -> FormWriter:
        """What turns values into the texts of the places."""
        return FormWriter(self.template, self.reading.blanks, self.slots, [one.key for one in self.reading.lists], self.code)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the tags of the form, each with the paragraph where it stands."""
        found = sorted(self.compiled.problems, key=lambda one: (one.line or 0, one.column or 0))
        return tuple(map(self._placed, found))

    def _placed(self, problem: Problem) -> Problem:
        line = problem.line or 0
        words = self.form.source.lines[line].strip()[:_LONGEST]
        return Problem(tr("第 {line} 段“{words}”：{text}", line=line + 1, words=words, text=problem.text))

    def filled(self, data: Data | None, *, kept: bool = True) -> bytes:
        """The bytes of the form with these values, as it was with None; `kept` puts what makes it known again into it, where anything was filled."""
        return self.filled_with(self.writer.values(data), data, kept=kept)

    def filled_with(self, values: FormValues, data: Data | None, *, kept: bool) -> bytes:
        """The bytes of the form with values that are written already."""
        changed = self.compiled.parts(values, marked=kept)
        own = own_parts(self.form.package, self._header, as_json(data), changed) if kept and changed else None
        return self.compiled.packed({**changed, **(own or {})})

    def shown(self, draft: Draft) -> bytes:
        """The bytes of the form with the values of a draft as pages are printed of them: each blank, filled or not, stands between bookmarks."""
        return self.compiled.packed(self.compiled.parts(self.writer.shown(self.data_of(draft)), ends=True))

    def kept(self) -> bytes:
        """The bytes of the form as a template: with the properties of its fields, unfilled."""
        return self.compiled.packed(own_parts(self.form.package, self._header, "", {}))

    @cached_property
    def proof(self) -> FormProof:
        """What proves the filled copies."""
        return FormProof(self.compiled)

    @cached_property
    def _header(self) -> str:
        return header_of(self.template)

    def open_fields(self, data: Data) -> list[Field]:
        """The fields that a person is asked for and that these values leave empty."""
        asked = {blank.span.field for blank in self.reading.blanks if not blank.rows} | {one.key for one in self.reading.lists}
        asked |= {field.key for field in self.template.fields if field.type == FieldType.ROWS}
        return [field for field in self.template.ordered_fields if field.key in asked and field.is_asked and not is_said(data.get(field.key))]


def open_form(path: Path, package: Package, *, by_rule: bool) -> OpenForm | FileKindOfForm:
    """The form that a Word file is; with `by_rule` what it is otherwise."""
    kept = read_kept_form(package)
    if by_rule and kept is None and (kind := _judged(package)) != FileKindOfForm.FORM:
        return kind
    form = WordForm.opened(package.data if kept is None else unfilled(package, kept), str(path))
    seen = _seen(form, package) if by_rule and kept is None else inspect(form.source)
    reading = _with_properties(with_code(_read(form, seen), form.source.lines), kept)
    if places := form.marked():
        reading = filled_blanks(reading.template, form.source.lines, places, reading)
    is_kept, is_filled = kept is not None, kept is not None and bool(kept.parts)
    opened = OpenForm(path, form, seen, reading, {}, outside=read_outside(package), is_filled=is_filled, is_kept=is_kept)
    opened = replace(opened, reading=replace(reading, template=_with_coded_fields(opened)))
    return opened if kept is None else _with_values(opened, package, kept)


def _judged(package: Package) -> FileKindOfForm:
    """What a file is: its text alone tells, without headers, footers and properties."""
    return judged(package.once(SeenWord).seen()) if may_be_form(package) and can_be_kept(package) else FileKindOfForm.SAMPLE


def _seen(form: WordForm, package: Package) -> Inspection:
    """What the reader sees in a form that was judged; where nothing stands in headers, footers and properties, it looked at the same text then."""
    known = package.once(SeenWord)
    return known.seen() if known.source == form.source else inspect(form.source)


def _read(form: WordForm, seen: Inspection) -> FormReading:
    beside = {line: words for line, spot in enumerate(form.spots) if (words := _part_words(spot.part))}
    return read_form(seen, beside, {line: f"〔{kind_words(kind)}〕" for line, kind in form.undrawn.items()})


def _part_words(part: str) -> str:
    """What a part of the file is called that is not the text itself; "" for that."""
    words = {"header": tr("页眉"), "footer": tr("页脚"), "footnotes": tr("脚注"), "endnotes": tr("尾注"), "core": tr("文档属性")}
    stem = part.rpartition("/")[2].rpartition(".")[0].rstrip("0123456789")
    return words.get(stem, "")


def _with_values(opened: OpenForm, package: Package, kept: KeptForm) -> OpenForm:
    """The form with what it was filled with, as the file has it now."""
    try:
        said: Any = json.loads(kept.values) if kept.values else {}
    except (ValueError, RecursionError):
        said = {}
    data: dict[str, object] = cast("dict[str, object]", said) if isinstance(said, dict) else {}
    if kept.is_as_written:
        return replace(opened, values=data)
    found, changed = values_in_text(opened.template, data, filled_texts(package), opened.writer)
    return replace(_as_it_stands(opened, package), values=found, changed=changed)


def _as_it_stands(opened: OpenForm, package: Package) -> OpenForm:
    """The form in its file of now, which others wrote since: what they wrote stays when it is filled again."""
    form = WordForm.opened(package.data, package.name)
    places, rows = form.marked(), {form_stem(field.key) for field in opened.template.fields if field.type != FieldType.ROWS}
    if opened.code is not None or any(stem not in rows for stem, *_ in places):
        return replace(opened, locked=tr("这份表在别处改过，里面有重复的行或代码，不能接着填。请用原来的空表重填，值可以用 values 取出。"))
    seen = inspect(form.source)
    again = with_code(_read(form, seen), form.source.lines)
    return replace(opened, form=form, seen=seen, reading=filled_blanks(opened.template, form.source.lines, places, again))


def _with_properties(reading: FormReading, kept: KeptForm | None) -> FormReading:
    if kept is None or not kept.header:
        return reading
    told = with_header(Template(), kept.header).by_key
    known = [told.pop(field.key, field) for field in reading.template.fields]
    return replace(reading, template=replace(reading.template, fields=(*known, *told.values())))


def _with_coded_fields(opened: OpenForm) -> Template:
    """The template with the fields that only code asks for, and without those of blanks that are code."""
    template = opened.template
    if opened.code is None:
        return template
    wanted = {field.key: field for field in opened.wanted}
    own = {blank.span.field for blank in opened.reading.blanks} | {one.key for one in opened.reading.lists} | wanted.keys()
    more = (field for key, field in wanted.items() if key not in template.by_key)
    return replace(template, fields=(*(field for field in template.fields if field.key in own), *more))
