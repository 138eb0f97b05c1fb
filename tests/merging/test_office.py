"""A report that was edited and saved in LibreOffice comes back: those edits and nothing else."""

from pathlib import Path

import pytest

from editor.merging import Merged, merged
from editor.model.draft.draft import Draft
from editor.model.returned.change import take_all
from editor.word import open_package
from tests.desk.rich_reports import tables_draft
from tests.desk.word_parts import controls_in, copied, dropped, paragraph, paragraphs_of, part_of, text_of, typed_over, w, with_part
from tests.merging.merged_reports import retype, rows_of
from tests.merging.table_edits import new_row
from tests.merging.written import Report, all_drafts, report_of
from tests.office import edit_in_office, python_with_uno, save_again

pytestmark = pytest.mark.needs("soffice")
VALUES = {"签发人": "林致远", "总投资": "8800", "联系人": "顾南舟"}
SENTENCES = (("经过实地踏勘", "经过反复踏勘"), ("能够按进度到位", "能够按时到位"))


def _request() -> Report:
    return report_of(all_drafts()["专项资金请示"])


def _is_this_and_nothing_else(found: Merged, stored: Draft) -> None:
    """Whether three values and two sentences were changed."""
    assert {change.key: change.now for change in found.changes if change.key} == VALUES
    assert [change.kind for change in found.changes if not change.key and change.kind != "loose"] == ["rewritten", "rewritten"]
    assert found.loose == ()
    markup = [block.text for section in found.draft.template.sections for block in section.blocks]  # type: ignore[union-attr]
    assert any("{{ 本单位 }}经过反复踏勘" in text for text in markup)
    back = take_all(found.draft, found.changes[::-1], "here")
    assert back.template.sections == stored.template.sections
    assert all(back.value(key) == stored.value(key) for key in stored.template.by_key)


def test_edits_made_through_the_interface_of_libreoffice(tmp_path: Path) -> None:
    if not python_with_uno():
        pytest.skip("needs a Python with LibreOffice's uno module")
    stored, written = _request()
    (tmp_path / "a.docx").write_bytes(written)
    values = [[str(stored.value(key)), now] for key, now in VALUES.items()]
    edits = {"replace": [*values, *([was, now] for was, now in SENTENCES)], "after": []}
    data = edit_in_office(tmp_path / "a.docx", tmp_path / "b.docx", edits).read_bytes()
    _is_this_and_nothing_else(merged(stored, open_package(data)), stored)


def test_edits_of_the_xml_that_libreoffice_saved_again(tmp_path: Path) -> None:
    stored, data = _request()
    document = part_of(data, "word/document.xml")
    for key, now in VALUES.items():
        for control in [control for control in controls_in(document) if text_of(control) == stored.value(key)]:
            typed_over(control, now)
    for was, now in SENTENCES:
        retype(document, was, now)
    (tmp_path / "改过.docx").write_bytes(with_part(data, "word/document.xml", document))
    _is_this_and_nothing_else(merged(stored, open_package(save_again(tmp_path / "改过.docx", tmp_path / "out").read_bytes())), stored)


def test_rows_that_came_and_went_are_told_after_a_save_by_libreoffice(tmp_path: Path) -> None:
    stored, data = report_of(tables_draft())
    document = part_of(data, "word/document.xml")
    rows = rows_of(document, 0)
    rows[3].addnext(new_row(rows[3], "雨衣"))
    retype(rows_of(document, 0)[4], "雨衣2", "50")
    rows[3].addnext(made := copied(rows[3]))
    typed_over(next(controls_in(made)), "救生圈")
    dropped(rows[1])
    retype(rows_of(document, 1)[1], "不靠墙", "离墙半米")
    (tmp_path / "改过.docx").write_bytes(with_part(data, "word/document.xml", document))
    found = merged(stored, open_package(save_again(tmp_path / "改过.docx", tmp_path / "out").read_bytes()))
    assert [row["品名"] for row in found.draft.value("物资")] == ["铁锹", "救生衣", "救生圈", "雨衣1"]  # type: ignore[index]
    assert [(change.kind, change.now) for change in found.changes][2:] == [("loose", "雨衣")]


def test_controls_that_libreoffice_mangled_still_tell_their_values(tmp_path: Path) -> None:
    stored, data = _request()
    document = part_of(data, "word/document.xml")
    for control in controls_in(document):
        properties = control.find(w("sdtPr"))
        assert properties is not None
        properties.append(properties.makeelement(w("text"), {}))
    for control in [control for control in controls_in(document) if text_of(control) == stored.value("总投资")]:
        typed_over(control, "8800")
    first = paragraphs_of(document[0])[8]
    first.addnext(paragraph("另补一段说明。", first))
    (tmp_path / "改过.docx").write_bytes(with_part(data, "word/document.xml", document))
    found = merged(stored, open_package(save_again(tmp_path / "改过.docx", tmp_path / "out").read_bytes()))
    assert found.draft.value("总投资") == "8800"
    assert {key: found.draft.value(key) for key in stored.values if key != "总投资"} == {k: v for k, v in stored.values.items() if k != "总投资"}
    assert "另补一段说明。" in [change.now for change in found.changes]


def test_what_libreoffice_saves_twice_is_the_same_draft(tmp_path: Path) -> None:
    for name in ("会议纪要", "巡河", "要素 joint", "要素 letter"):
        stored, written = report_of(all_drafts()[name])
        (tmp_path / "a.docx").write_bytes(written)
        again = save_again(tmp_path / "a.docx", tmp_path / "out")
        assert merged(stored, open_package(again.read_bytes())) == Merged(stored), name
