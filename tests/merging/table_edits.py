"""Edits that another program could make to the tables of a report."""

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
    else:
        type_into(row.findall(w("tc"))[at % len(row.findall(w("tc")))], mark)
    return act in ("row in", "column", "cell")


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
