"""Edits that another program could make to the tables of a report."""

from lxml import etree

from tests.desk.word_parts import Element, content_of, controls_in, copied, dropped, run, text_of, typed_over, w


def edit_table(body: Element, act: str, at: int, to: int, mark: str) -> bool:
    """Make one edit in one of the tables; whether it typed the mark."""
    tables = [table for table in body.iter(w("tbl")) if len(table.findall(w("tr"))) > 1]
    if not tables:
        return False
    rows = tables[at % len(tables)].findall(w("tr"))
    row, other = rows[to % len(rows)], rows[at % len(rows)]
    if act == "row out":
        dropped(row)
    elif act == "row move":
        _put_behind(other, row)
    elif act == "row copy":
        row.addnext(copied(row))
    elif act == "row in":
        row.addnext(new_row(row, f"新行{mark}"))
    elif act == "column":
        add_column(rows, f"新列{mark}")
    elif act == "column out":
        drop_column(rows, at)
    elif act == "total":
        rows[-1].addnext(total_row(rows[-1], f"合计{mark}"))
    elif act == "merge":
        merge_cells(row, at)
    else:
        type_into(row.findall(w("tc"))[at % len(row.findall(w("tc")))], mark)
    return act in ("row in", "column", "cell", "total")


def _put_behind(other: Element, row: Element) -> None:
    if row is not other:
        other.addnext(row)


def new_row(like: Element, text: str) -> Element:
    """A row as Word inserts one: the cells of another without their text, then typed into."""
    made = copied(like)
    for number, cell in enumerate(made.findall(w("tc"))):
        clear(cell)
        cell.find(w("p")).append(run(f"{text}{number}" if number else text))  # type: ignore[union-attr]
    return made


def clear(cell: Element) -> None:
    """Take the text out of a cell."""
    for paragraph in cell.findall(w("p")):
        for child in [child for child in paragraph if child.tag != w("pPr")]:
            paragraph.remove(child)


def add_column(rows: list[Element], text: str) -> None:
    """Put a further cell at the end of every row."""
    for number, row in enumerate(rows):
        cells = row.findall(w("tc"))
        made = copied(cells[-1])
        clear(made)
        made.find(w("p")).append(run(f"{text}{number}" if number else text))  # type: ignore[union-attr]
        cells[-1].addnext(made)


def type_into(cell: Element, mark: str) -> None:
    """Type over the control of a cell, or behind its text."""
    control = next(controls_in(cell), None)
    if control is None:
        cell.find(w("p")).append(run(mark))  # type: ignore[union-attr]
    else:
        typed_over(control, f"{text_of(content_of(control))}{mark}")


def total_row(like: Element, text: str) -> Element:
    """A row that begins with a text and has nothing else but a sum at its end."""
    made = copied(like)
    cells = made.findall(w("tc"))
    for cell in cells:
        clear(cell)
    cells[0].find(w("p")).append(run(text))  # type: ignore[union-attr]
    if len(cells) > 1:
        cells[-1].find(w("p")).append(run("128.50"))  # type: ignore[union-attr]
    return made


def drop_column(rows: list[Element], at: int) -> None:
    """Take a cell out of every row that has more than one."""
    for row in rows:
        cells = row.findall(w("tc"))
        if len(cells) > 1:
            dropped(cells[at % len(cells)])


def span(cell: Element, columns: int) -> None:
    """Let a cell span so many columns."""
    width = cell.find(f"{w('tcPr')}/{w('tcW')}")
    old = cell.find(f"{w('tcPr')}/{w('gridSpan')}")
    if old is not None:
        old.set(w("val"), str(columns))
    elif width is not None:
        width.addnext(etree.Element(w("gridSpan"), {w("val"): str(columns)}))


def merge_cells(row: Element, at: int) -> None:
    """Merge two neighbouring cells of a row, as Word does: the paragraphs of both stand in the first."""
    cells = row.findall(w("tc"))
    if len(cells) < 2 or row.find(f".//{w('vMerge')}") is not None:
        return
    first, second = cells[at % (len(cells) - 1) :][:2]
    span(first, _columns_of(first) + _columns_of(second))
    for line in second.findall(w("p")):
        first.append(line)
    dropped(second)


def _columns_of(cell: Element) -> int:
    size = cell.find(f"{w('tcPr')}/{w('gridSpan')}")
    return 1 if size is None else int(size.get(w("val"), "1"))
