"""An inspection is written as what each act changed, and what is read back is the same inspection."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.model.document.table_look import Side, TableLook, TableRules
from editor.model.sample.inspection import HeadingSpan, Inspection, SlotSpan, Span
from editor.model.sample.inspection_file import records, replayed
from editor.model.sample.source import Mark, MarkKind, SourceText
from editor.model.sample.source_table import CellPart, SourceCell, SourceTable

CELLS = (SourceCell(0, 0, (CellPart(0),), rows=2), SourceCell(0, 1, (CellPart(1, 2, 3), CellPart(2))), SourceCell(1, 1, (CellPart(3),)))
LOOK = TableLook((3, 1), TableRules.FRAME, (Side.OWN, Side.RIGHT))

SOURCE = SourceText(
    ("关于检修的通知", "各所：", "一、安排", "由北闸所负责。"),
    "样稿.docx",
    "docx",
    (Mark(3, 1, 4, "单位"),),
    ((2, 1),),
    (SourceTable(CELLS, 1, LOOK),),
)


def _slot(n: int) -> SlotSpan:
    return SlotSpan(3, n, n + 1, "北", "org", None, f"单位{n}", f"单位{n}", "", n % 3)


SEEN = Inspection(
    SOURCE,
    title="关于检修的通知",
    title_lines=(0,),
    noise_spans=(Span(1, 2, 3, "："),),
    headings=(HeadingSpan(2, 1, "一、安排", 4),),
    slots=tuple(_slot(n) for n in range(5)),
    accepted=frozenset({"乙", "甲"}),
)


def _through_json(before: Inspection | None, after: Inspection) -> list[Any]:
    return [json.loads(json.dumps(record, ensure_ascii=False)) for record in records(before, after)]


def test_a_whole_inspection_comes_back() -> None:
    assert replayed(_through_json(None, SEEN)) == SEEN


def test_tables_as_version_0_1_0_wrote_them_are_read_and_one_in_a_cell_once() -> None:
    first, *others = _through_json(None, SEEN)
    old = {"source": {**first["source"], "tables": [[[[0], [1, 2]], [[3], []]], [[[2]]]]}}
    tables = replayed([old, *others]).source.tables
    assert tables == (SourceTable.of_rows((((0,), (1, 2)), ((3,), ()))),)
    assert replayed([]) == Inspection(SourceText(()))


def test_a_mark_comes_back_with_its_kind() -> None:
    kinds = [mark.kind for mark in replayed(_through_json(None, SEEN)).source.marks]
    assert [type(kind) for kind in kinds] == [MarkKind]
    assert kinds == [MarkKind.CONTROL]


def test_nothing_changed_is_nothing_written() -> None:
    assert _through_json(SEEN, SEEN) == []


def test_an_act_writes_what_it_changed_alone() -> None:
    after = replace(SEEN, title=None, slots=(*SEEN.slots[:2], _slot(9), *SEEN.slots[3:]))
    written = _through_json(SEEN, after)
    assert written[0] == {"parts": {"title": None}}
    assert written[1]["slots"][:2] == [2, 3]
    assert replayed([*_through_json(None, SEEN), *written]) == after


def test_long_texts_and_many_blanks_are_written_in_pieces() -> None:
    long = Inspection(SourceText(tuple(str(n) for n in range(2500))), slots=tuple(_slot(n) for n in range(2100)))
    written = _through_json(None, long)
    assert max(len(record.get("lines", ())) for record in written) == 1000
    assert max(len(record["slots"][2]) for record in written if "slots" in record) == 1000
    assert replayed(written) == long


@given(st.lists(st.lists(st.integers(0, 4), max_size=6), min_size=2, max_size=4))
def test_any_row_of_acts_on_the_blanks_comes_back(rows: list[list[int]]) -> None:
    states = [replace(SEEN, slots=tuple(_slot(n) for n in row)) for row in rows]
    written = [record for before, after in zip([None, *states], states, strict=False) for record in _through_json(before, after)]
    assert replayed(written) == states[-1]


@pytest.mark.parametrize(
    "record",
    [
        {"source": {"name": "a"}},
        {"source": {"name": "a", "encoding": "docx", "marks": [{"line": 0, "start": 0, "end": 1, "name": "", "kind": "?"}]}},
        {"source": {"name": "a", "encoding": "docx", "marks": [3]}},
        {"slots": [0, 0, [[1, 2]]]},
        {"slots": [0, 0]},
        {"parts": {"nothing": 1}},
        {"parts": {"headings": [3]}},
    ],
)
def test_what_is_no_record_is_refused(record: dict[str, Any]) -> None:
    with pytest.raises((KeyError, TypeError, ValueError)):
        replayed([record])


def test_the_contract_of_the_command_line_names_what_was_seen() -> None:
    data = SEEN.to_json()
    assert (data["source"], data["encoding"], data["title"]) == ("样稿.docx", "docx", "关于检修的通知")
    assert data["headings"] == [{"line": 2, "level": 1, "text": "一、安排"}]
    assert set(data["slots"][0]) == {"line", "start", "end", "text", "type", "group", "field"}
    assert data["noise_spans"] == [{"line": 1, "start": 2, "end": 3, "text": "："}]
