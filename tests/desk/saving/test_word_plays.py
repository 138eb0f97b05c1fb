"""A test that plays Word on a report: what Word does by itself is no edit, and what a person does in it comes back."""

from pathlib import Path

import pytest

from editor.desk import Desk
from editor.merging import Merged, merged
from editor.model.draft.draft import Draft
from editor.model.returned.change import choice_of, take_all
from editor.word import open_package
from tests.desk.made import desk_in
from tests.desk.rich_reports import all_drafts, saved
from tests.desk.saving.word_plays import made, saved_by_word
from tests.desk.word_parts import Element, controls_in, copied, dropped, paragraph, paragraphs_of, part_of, run, text_of, typed_over, w, with_part
from tests.merging.merged_reports import retype, texts_of


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Draft, bytes]]:
    folder = tmp_path_factory.mktemp("reports")
    desk: Desk = desk_in(folder)
    return {name: (draft, saved(desk, draft, folder / "a.docx")) for name, draft in all_drafts(desk).items()}


def test_what_word_does_to_every_file_is_no_edit(reports: dict[str, tuple[Draft, bytes]]) -> None:
    for name, (stored, data) in reports.items():
        assert merged(stored, open_package(saved_by_word(data))) == Merged(stored), name


def _line(body: Element, words: str) -> Element:
    return next(line for line in paragraphs_of(body) if words in text_of(line))


def _edited(body: Element) -> None:
    """What a chief does to a request in Word, with changes tracked."""
    line = _line(body, "经过实地踏勘")
    control = next(c for c in controls_in(line) if text_of(c) == "江畔城市建设集团有限公司")
    control.addprevious(run("由"))
    control.addnext(made("ins", run("统一"), id="1", author="张"))
    gone = run("不再要的字")
    gone[0].tag = w("delText")
    control.addnext(made("del", gone, id="2", author="张"))
    line.addnext(same := copied(line))
    typed_over(next(c for c in controls_in(same) if text_of(c) == "江畔城市建设集团有限公司"), "云岭水务公司")
    for contact in [c for c in controls_in(body) if text_of(c) == "沈知秋"]:
        typed_over(contact, "顾南舟")
    _move(_line(body, "特此请示") if any("特此请示" in text_of(p) for p in paragraphs_of(body)) else paragraphs_of(body)[14], line)


def _move(line: Element, behind: Element) -> None:
    """Move a paragraph with changes tracked: it stands at both places, and only one counts."""
    there = copied(line)
    for node, tag in ((line, "moveFrom"), (there, "moveTo")):
        holder = made(tag, id="7", author="张")
        holder.extend([child for child in node if child.tag != w("pPr")])
        node.append(holder)
    behind.addprevious(there)


def test_what_a_person_does_in_word_comes_back(reports: dict[str, tuple[Draft, bytes]]) -> None:
    stored, data = reports["专项资金请示"]
    document = part_of(data, "word/document.xml")
    _edited(document[0])
    found = merged(stored, open_package(saved_by_word(with_part(data, "word/document.xml", document))))
    texts = "\n".join(texts_of(found.draft))
    assert "由江畔城市建设集团有限公司统一经过实地踏勘" in texts
    assert "由云岭水务公司统一经过实地踏勘" in texts
    assert "不再要的字" not in texts
    assert {change.kind: change.key for change in found.changes} == {"value": "联系人", "moved": "", "rewritten": "", "added": ""}
    assert found.draft.value("联系人") == "顾南舟"
    assert {choice_of(found.draft, change) for change in found.changes} == {"word"}
    back = take_all(found.draft, found.changes[::-1], "here")
    assert back.template.sections == stored.template.sections


def test_a_prompt_typed_over_in_word_is_a_value_and_one_that_was_left_is_none(tmp_path: Path) -> None:
    desk = desk_in(tmp_path)
    stored = all_drafts(desk)["专项资金请示"].with_values({"联系人": "", "联系电话": ""})
    document = part_of(data := saved(desk, stored, tmp_path / "a.docx"), "word/document.xml")
    for control in [c for c in controls_in(document) if text_of(c) == "〔联系人〕"]:
        typed_over(control, "顾南舟")
    found = merged(stored, open_package(saved_by_word(with_part(data, "word/document.xml", document))))
    assert [(change.kind, change.key, change.now) for change in found.changes] == [("value", "联系人", "顾南舟")]
    assert found.draft.value("联系电话") == ""


def test_a_paragraph_typed_without_a_control_around_our_texts_is_prose(reports: dict[str, tuple[Draft, bytes]]) -> None:
    stored, data = reports["值守"]
    document = part_of(data, "word/document.xml")
    lines = paragraphs_of(document[0])
    lines[2].addnext(paragraph("清溪县水务局另有安排。", lines[2]))
    dropped(lines[-3])
    retype(document, "起启动", "起正式启动")
    found = merged(stored, open_package(saved_by_word(with_part(data, "word/document.xml", document))))
    assert [change.kind for change in found.changes] == ["added", "rewritten", "removed"]
