"""Text that is computed from values (a date without its year, a sum), where an edited file has it otherwise than the saved draft."""

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import replace

from editor.composing import ComposeCache, compose
from editor.merging.values.texts import with_texts
from editor.model.document.document import Document, Paragraph, Run, Table
from editor.model.draft.draft import Draft
from editor.model.returned.edited import EditedParagraph
from editor.model.returned.lines import OurLine, our_key, our_lines, runs_key, their_lines, without_number
from editor.model.template.field import Field, FieldType, cell_of
from editor.model.template.values import clean_value
from editor.model.typed.times import is_time
from editor.word import PlaceValue

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_MONTH = re.compile(r"(\d{4})年(\d{1,2})月")


def emptied_paths(
    stored: Draft, before: Document, shown: Sequence[PlaceValue], paragraphs: Sequence[EditedParagraph], emptied: Container[str]
) -> tuple[frozenset[str], frozenset[str]]:
    """The field paths without a place in the file: those that were emptied, and those whose value is kept, because text computed from it (12月8日
    from a date, a sum from its parts) still stands in the file and would go with it; but not where the empty controls are left (`emptied`).
    """
    without = frozenset(place.path for place in shown).difference(*(p.paths for p in paragraphs))
    prose = "\n".join(run.text for p in paragraphs for run in p.runs if not run.path) if without else ""
    kept = frozenset(path for path in without if path not in emptied and any(text in prose for text in computed_from(stored, before, path)))
    return without - kept, kept


def computed_from(stored: Draft, before: Document, path: str) -> set[str]:
    """The texts that need the value of a path; single characters are left out, for they stand anywhere by chance."""
    after = compose(with_texts(stored, {path: ""}), ComposeCache()).document
    open_fields = {run.field for run in after.runs() if run.derived and not run.filled}
    return {run.text for run in before.runs() if run.derived and run.filled and run.field in open_fields and len(run.text) > 1}


def dates_in_prose(draft: Draft, document: Document, paragraphs: Sequence[EditedParagraph], shown: Sequence[PlaceValue]) -> dict[str, str]:
    """The dates and times, by field path, that the file shows in a form of their own (12月5日) and that are not the draft's: where the words around
    them stayed, and no other place of the field says another one. The year is that of the date before.
    """
    found: dict[str, set[str]] = {}
    if not any(_is_date(draft, run) for run in document.runs()):
        return {}
    theirs = _with_fronts([without_number(line.key) for line in their_lines(paragraphs) if line.paragraph])
    lines = [line for line in our_lines(document) if line.table is None]
    ours = _with_fronts([without_number(line.key) for line in lines])
    there, here = {key for _, key in theirs}, {key for _, key in ours}
    new = [line for line in theirs if line[1] not in here]
    for line, (front, key) in zip(lines, ours, strict=True):
        if key not in there:
            for path, text in _dates_of(draft, line, front, new):
                found.setdefault(path, set()).add(_day(draft, path, text))
    for place in shown:
        if place.path in found:
            found[place.path].add(_day(draft, place.path, place.text))
    days = {path: next(iter(meant)) for path, meant in found.items() if len(meant) == 1}
    return {path: day for path, day in days.items() if (_DATE.fullmatch(day) or is_time(day)) and _is_shown(draft, path, day, there)}


def with_new_texts(before: Document, now: Document, paragraphs: Sequence[EditedParagraph]) -> Document:
    """The document as it was saved (`before`), but for the paragraphs and rows that the file has as its new values make them (`now`)."""
    lines = their_lines(paragraphs)
    theirs = {without_number(line.key) for line in lines}
    rows = {row for line in lines if line.rows for row in line.key.split("\n")}
    new = _by_place(now)
    same = {place for place, blocks in _by_place(before).items() if len(new.get(place, ())) == len(blocks)}
    left = {place: iter(blocks) for place, blocks in new.items()}
    return replace(before, blocks=tuple(_fresh(b, next(left[_place(b)]), theirs, rows) if _place(b) in same else b for b in before.blocks))


def _by_place(document: Document) -> dict[tuple[type, str, int], list[Paragraph | Table]]:
    """The blocks by what they come from: those of a section that repeats are several."""
    found: dict[tuple[type, str, int], list[Paragraph | Table]] = {}
    for block in document.blocks:
        found.setdefault(_place(block), []).append(block)
    return found


def _place(block: Paragraph | Table) -> tuple[type, str, int]:
    return type(block), block.section, block.block


def _fresh(old: Paragraph | Table, new: Paragraph | Table, theirs: set[str], rows: set[str]) -> Paragraph | Table:
    """The new one of two blocks, or its rows, where the file has it and not the old one."""
    if isinstance(old, Table) or isinstance(new, Table):
        return _with_rows(old, new, rows) if isinstance(old, Table) and isinstance(new, Table) and len(old.rows) == len(new.rows) else old
    if not any(run.derived for run in old.runs):
        return old
    return new if without_number(our_key(old)) not in theirs and without_number(our_key(new)) in theirs else old


def _with_rows(old: Table, new: Table, theirs: set[str]) -> Table:
    """A table with the rows of the new one that the file has."""
    is_new = [_row_key(old, row) not in theirs and _row_key(new, row) in theirs for row in range(len(old.rows))]
    return replace(old, rows=tuple(new.rows[row] if fresh else old.rows[row] for row, fresh in enumerate(is_new))) if any(is_new) else old


def _row_key(table: Table, row: int) -> str:
    return "\t".join(our_key(cell.paragraph) for _, cell in table.cells_of(row))


def _with_fronts(keys: Sequence[str]) -> list[tuple[str, str]]:
    """Each key with the one in front of it."""
    return list(zip(("", *keys), keys, strict=False))


def _dates_of(draft: Draft, line: OurLine, front: str, theirs: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The paths of a line's dates with what stands in their place in the one line of the file that is like it otherwise; where there are more,
    in the one behind the line that is in front here.
    """
    dates = [run for run in line.runs if _is_date(draft, run)]
    if not dates:
        return
    pattern = "".join("(.+?)" if run in dates else re.escape(runs_key([run])) for run in line.runs)
    number = line.key.removesuffix(without_number(line.key))
    found = [(before, re.fullmatch(pattern.removeprefix(re.escape(number)), key)) for before, key in theirs]
    matches = [(before, match) for before, match in found if match]
    near = [pair for pair in matches if pair[0] == front] if len(matches) > 1 else matches
    if len(near) == 1:
        yield from ((run.field or "", text) for run, text in zip(dates, near[0][1].groups(), strict=True))


def _is_date(draft: Draft, run: Run) -> bool:
    described = _field(draft, run.field or "") if run.derived and run.filled else None
    return described is not None and described.type in (FieldType.DATE, FieldType.TIME)


def _field(draft: Draft, path: str) -> Field | None:
    if cell := cell_of(path):
        owner = draft.template.by_key.get(cell.key)
        return next((column for column in owner.columns if column.key == cell.column), None) if owner else None
    return draft.template.by_key.get(path)


def _value(draft: Draft, path: str) -> str:
    cell = cell_of(path)
    value = draft.value(cell.key if cell else path)
    if isinstance(value, str):
        return value
    row: Mapping[str, str] = value[cell.row] if cell and 0 <= cell.row < len(value) else {}
    return row.get(cell.column, "") if cell else ""


def _day(draft: Draft, path: str, text: str) -> str:
    """The day, or the time, that a text means: what it leaves out, the year or the day, is that of the date before."""
    described, old = _field(draft, path), _value(draft, path)
    if described is not None and described.type == FieldType.TIME:
        return clean_value(described, text)
    if described is None or not _DATE.fullmatch(old):
        return text
    month = _MONTH.fullmatch(text)
    return clean_value(described, f"{month[1]}-{month[2]}-{old[8:]}" if month else text, int(old[:4]))


def _is_shown(draft: Draft, path: str, day: str, theirs: set[str]) -> bool:
    """Whether the text would stand as it does in the file, were this the date."""
    lines = our_lines(compose(with_texts(draft, {path: day})).document)
    dated = (line for line in lines if any(run.derived and run.field == path for run in line.runs))
    return any(without_number(line.key) in theirs for line in dated)
