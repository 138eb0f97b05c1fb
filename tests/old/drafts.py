"""The drafts of a corpus: shipped templates, forms of the standard and sample texts, each filled and edited in its own way."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import chain, cycle, islice
from pathlib import Path

from editor.desk import Desk, with_samples
from editor.model.acts.arranging import added, moved, with_depth
from editor.model.acts.prose import TextLine, settled, text_lines, with_new_field, with_text
from editor.model.draft.draft import Draft
from editor.model.template.field import Field, Value
from editor.model.template.template import Section
from tests.desk.elements import ALL, draft_of
from tests.desk.made import filled_draft
from tests.desk.rich_reports import repeated_draft, tables_draft

REPORTS = 100
_ODD = "甲&乙<丙>“丁”'戊'\\{{ 己 }}{% 庚 %}\t𠮷\u3000辛"


@dataclass(frozen=True, slots=True)
class Made:
    """A draft and the name of its file without ending."""

    name: str
    draft: Draft


def reports(desk: Desk, cases: Path) -> Iterator[Made]:
    """The drafts of the reports: every shipped template in every way, every form, every case in one way, and again until there are enough."""
    made = [*_shipped(desk), *_forms()]
    first, *others = sample_texts(cases)
    texts, ways = chain([first], cycle(others)), cycle(WAYS.items())  # the first one is long
    for path, (name, way) in islice(zip(texts, ways, strict=False), REPORTS - len(made)):
        made.append(Made(f"{path.name[:3]}-{name}", way(sample_draft(desk, path))))
    return (Made(f"{number:03}-{one.name}", one.draft) for number, one in enumerate(made, 1))


def sample_texts(cases: Path) -> list[Path]:
    """The sample texts that were written for this program: 101 and above."""
    found = [*cases.glob("[1-9][0-9][0-9]-*.txt"), *(cases / "more").glob("[1-9][0-9][0-9]-*.txt")]
    return sorted(found, key=lambda path: path.name)


def sample_draft(desk: Desk, path: Path) -> Draft:
    """The empty draft of a sample text."""
    return desk.open_pasted("", path.read_text("utf-8"), path.stem[:3]).draft


def _shipped(desk: Desk) -> Iterator[Made]:
    for entry in desk.templates():
        for name, way in WAYS.items():
            yield Made(f"{entry.file.stem}-{name}", way(desk.open_any(entry.name).draft))


def _forms() -> Iterator[Made]:
    yield from (Made(f"form-{name}", draft_of(text)) for name, text in ALL.items())
    yield from (Made("form-rows", tables_draft()), Made("form-repeated", repeated_draft()), Made("form-types", filled_draft()))


def _partly(draft: Draft) -> Draft:
    return draft.with_values({key: value for key, value in with_samples(draft).values.items() if len(key) % 2})


def _switched(draft: Draft) -> Draft:
    """Every optional section the other way round; where there is none the last heading becomes one and is left out."""
    filled = with_samples(draft)
    optional = [section for section in filled.template.sections if section.optional]
    last = [section for section in filled.template.sections if section.level == 1][-1:]
    for section in () if optional else last:
        filled = filled.with_template(filled.template.with_section(replace(section, optional=True)))
    for section in optional or last:
        filled = filled.with_switch(section.id, not filled.is_on(section.id))
    return filled


def _rows(draft: Draft) -> Draft:
    """Five rows in every field of rows, one of them without a cell."""
    filled = with_samples(draft)
    return filled.with_values({field.key: _five(field, filled.value(field.key)) for field in filled.fields if field.type == "rows"})


def _five(field: Field, value: Value) -> Value:
    if isinstance(value, str) or not value:
        return value
    first = {column.key: "" if number == 0 else value[0].get(column.key, "") for number, column in enumerate(field.columns)}
    return (*value, first, *value)[:5]


def _odd(draft: Draft) -> Draft:
    """Characters that XML, markup and word processors treat in a way of their own; several lines where they may be."""
    filled = with_samples(draft)
    texts = {field.key: f"{_ODD}{number}" for number, field in enumerate(filled.fields) if field.type in ("text", "org", "place")}
    long = {field.key: f"第一段{_ODD}。\n\n第三段，\r\n第四段。" for field in filled.fields if field.type == "longtext"}
    return filled.with_values(texts | long)


def _written(draft: Draft) -> Draft:
    """A heading rewritten, a paragraph with a new field and one with markup as text, a heading with text run on."""
    filled, key = with_new_field(with_samples(draft), "补充说明", "由值班室说明")
    for section in _headings(filled)[:2]:
        lines = [replace(line, markup=f"{line.markup}（修订）") if line.kind == "heading" else line for line in text_lines(section)]
        lines += [TextLine("prose", f"另据了解，{{{{ {key} }}}}。"), TextLine("prose", "留意**粗体**和｛括号｝。")]
        filled = with_text(filled, section.id, lines)
    return settled(filled)


def _arranged(draft: Draft) -> Draft:
    """The first heading moved down, a new section behind it, the last one a level in."""
    filled = with_samples(draft)
    for section in _headings(filled)[:1]:
        filled, new = added(moved(filled, section.id, 1), section.id, "新添的一节")
        filled = with_text(filled, new, [*text_lines(filled.template.by_id[new]), TextLine("prose", "新添的一段。")])
    for section in _headings(filled)[-1:]:
        filled = with_depth(filled, section.id, 1)
    return settled(filled)


def _headings(draft: Draft) -> list[Section]:
    return [section for section in draft.template.sections if section.level == 1 and not section.repeat]


WAYS: dict[str, Callable[[Draft], Draft]] = {
    "full": with_samples,
    "partly": _partly,
    "empty": lambda draft: draft,
    "switched": _switched,
    "rows": _rows,
    "odd": _odd,
    "written": _written,
    "arranged": _arranged,
}
