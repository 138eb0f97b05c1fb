"""A report edited elsewhere: what was changed is in the draft, and in a list that can be decided one by one."""

import io
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from editor.merging import Merged, merged
from editor.model.draft.draft import Draft
from editor.model.returned.change import choice_of, take, take_all
from editor.word import open_package
from tests.desk.word_parts import controls_in, dropped, paragraph, paragraphs_of, part_of, run, text_of, w, with_part
from tests.merging.edit_scripts import ACTS, Step
from tests.merging.merging_rules import faults
from tests.merging.written import all_drafts, report_of
from tests.office import save_again

NAMES = ("会议通知", "专项资金请示", "会议精神贯彻情况报告", "会议纪要", "商洽函", "值守", "巡河", "物资", "要素 joint", "要素 upward")


@pytest.fixture(scope="module")
def reports() -> dict[str, tuple[Draft, bytes]]:
    return {name: report_of(all_drafts()[name]) for name in NAMES}


def _lines(data: bytes) -> tuple[etree._Element, list[etree._Element]]:
    document = part_of(data, "word/document.xml")
    return document, paragraphs_of(document[0])


def _opened(stored: Draft, data: bytes, document: etree._Element) -> Merged:
    return merged(stored, open_package(with_part(data, "word/document.xml", document)))


def _line(lines: list[etree._Element], words: str) -> etree._Element:
    return next(line for line in lines if words in text_of(line))


@pytest.mark.parametrize("name", NAMES)
def test_a_report_that_nobody_edited_has_no_changes(name: str, reports: dict[str, tuple[Draft, bytes]]) -> None:
    stored, data = reports[name]
    assert merged(stored, open_package(data)) == Merged(stored)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True)
@given(
    name=st.sampled_from(NAMES),
    steps=st.lists(st.builds(Step, st.sampled_from(ACTS), st.integers(0, 60), st.integers(0, 60)), min_size=1, max_size=5),
)
def test_nothing_of_an_edited_report_is_lost_and_all_can_be_decided(name: str, steps: list[Step], reports: dict[str, tuple[Draft, bytes]]) -> None:
    found = faults(*reports[name], steps)
    assert found == []


def test_a_place_taken_out_of_a_line_with_conditions_leaves_the_value_where_it_still_stands(reports: dict[str, tuple[Draft, bytes]]) -> None:
    stored, data = reports["会议精神贯彻情况报告"]
    document, lines = _lines(data)
    dropped(next(control for control in controls_in(_line(lines, "召开党委理论学习中心组")) if text_of(control) == stored.value("本单位")))
    found = _opened(stored, data, document)
    assert ([change.kind for change in found.changes], found.draft.value("本单位")) == (["rewritten"], stored.value("本单位"))
    assert take_all(found.draft, found.changes, "here").template.sections == stored.template.sections


def test_a_rewritten_sentence_keeps_its_fields(reports: dict[str, tuple[Draft, bytes]]) -> None:
    stored, data = reports["专项资金请示"]
    document, lines = _lines(data)
    line = _line(lines, "经过实地踏勘")
    text = next(t for t in line.iter(w("t")) if "经过实地踏勘" in (t.text or ""))
    text.text = (text.text or "").replace("经过实地踏勘", "经过反复踏勘")
    found = _opened(stored, data, document)
    ((change),) = found.changes
    assert change.kind == "rewritten"
    assert "{{ 本单位 }}经过反复踏勘" in found.draft.template.by_id["opening"].blocks[0].text  # type: ignore[union-attr]
    assert take(found.draft, change, "here") == stored
    both = take(found.draft, change, "both")
    assert choice_of(both, change) == "both"
    assert len(both.template.by_id["opening"].blocks) == len(stored.template.by_id["opening"].blocks) + 1


def test_what_was_added_removed_and_moved_can_be_taken_back(reports: dict[str, tuple[Draft, bytes]]) -> None:
    stored, data = reports["值守"]
    document, lines = _lines(data)
    lines[3].addnext(paragraph("另补一段说明。", lines[3]))
    document[0].remove(lines[-3])
    found = _opened(stored, data, document)
    assert "另补一段说明。" in [change.now for change in found.changes]
    assert all(choice_of(found.draft, change) in ("word", None) for change in found.changes)
    back = take_all(found.draft, found.changes[::-1], "here")
    assert back.template.sections == stored.template.sections
    assert take_all(back, found.changes, "word") == found.draft


def test_two_places_with_different_texts_can_become_two_fields(reports: dict[str, tuple[Draft, bytes]]) -> None:
    stored, data = reports["专项资金请示"]
    document, lines = _lines(data)
    line = _line(lines, "经过实地踏勘")
    control = next(c for c in line.iter(w("sdt")) if text_of(c) == stored.value("本单位"))
    next(control.iter(w("t"))).text = "云岭水务"
    found = _opened(stored, data, document)
    change = next(c for c in found.changes if c.key == "本单位")
    assert (change.kind, found.draft.value("本单位")) == ("conflict", "云岭水务")
    two = take(found.draft, change, "two")
    assert choice_of(two, change) == "two"
    assert (two.value("本单位"), two.value("本单位_2")) == (stored.value("本单位"), "云岭水务")
    assert take(two, change, "here").template.sections == stored.template.sections


def test_runs_split_by_word_and_text_before_and_after_a_control(reports: dict[str, tuple[Draft, bytes]]) -> None:
    stored, data = reports["专项资金请示"]
    document, lines = _lines(data)
    line = _line(lines, "经过实地踏勘")
    control = next(c for c in line.iter(w("sdt")) if text_of(c) == stored.value("本单位"))
    control.addprevious(run("由"))
    proof = etree.Element(w("proofErr"), {w("type"): "spellStart"})
    control.addprevious(proof)
    tag = etree.Element(w("smartTag"))
    tag.append(run("统一"))
    control.addnext(tag)
    ins, gone = etree.Element(w("ins")), etree.Element(w("del"))
    ins.append(run("认真"))
    removed = run("")
    removed[0].tag, removed[0].text = w("delText"), "不再要的字"
    gone.append(removed)
    tag.addnext(ins)
    tag.addnext(gone)
    found = _opened(stored, data, document)
    block = found.draft.template.by_id["opening"].blocks[0]
    assert found.draft.values == stored.values
    assert "由{{ 本单位 }}统一认真经过" in block.text  # type: ignore[union-attr]


def test_a_save_by_another_library_changes_nothing(reports: dict[str, tuple[Draft, bytes]]) -> None:
    stored, data = reports["会议通知"]
    buffer = io.BytesIO()
    docx.Document(io.BytesIO(data)).save(buffer)
    assert merged(stored, open_package(buffer.getvalue())) == Merged(stored)


def test_without_controls_the_values_are_found_between_the_prose(reports: dict[str, tuple[Draft, bytes]]) -> None:
    stored, data = reports["值守"]
    document, _ = _lines(data)
    for control in list(document.iter(w("sdt"))):
        for child in control.find(w("sdtContent")):  # type: ignore[union-attr]
            control.addprevious(child)
        control.getparent().remove(control)  # type: ignore[union-attr]
    for mark in list(document.iter(w("bookmarkStart"), w("bookmarkEnd"))):
        mark.getparent().remove(mark)  # type: ignore[union-attr]
    assert merged(stored, open_package(with_part(data, "word/document.xml", document))) == Merged(stored)
    next(t for t in document.iter(w("t")) if t.text == "12.80").text = "15.20"
    found = _opened(stored, data, document)
    assert found.draft.value("投入资金") == "15.20"
    assert found.draft.template.sections == stored.template.sections


@pytest.mark.needs("soffice")
def test_edits_survive_a_save_by_libreoffice_and_nothing_else_is_told(reports: dict[str, tuple[Draft, bytes]], tmp_path: Path) -> None:
    stored, data = reports["专项资金请示"]
    document, lines = _lines(data)
    line = _line(lines, "经过实地踏勘")
    text = next(t for t in line.iter(w("t")) if "经过实地踏勘" in (t.text or ""))
    text.text = (text.text or "").replace("经过实地踏勘", "经过反复踏勘")
    line.addnext(paragraph("另补一段说明。", line))
    (tmp_path / "改过.docx").write_bytes(with_part(data, "word/document.xml", document))
    saved = save_again(tmp_path / "改过.docx", tmp_path / "out")
    found = merged(stored, open_package(saved.read_bytes()))
    assert [(change.kind, change.now) for change in found.changes][1:] == [("added", "另补一段说明。")]
    assert found.changes[0].kind == "rewritten"
    assert take_all(found.draft, found.changes[::-1], "here").template.sections == stored.template.sections
