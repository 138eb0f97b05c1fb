"""A report whose sample has no signature becomes a complete document with a red head, in its Word file and its journal too."""

from pathlib import Path

import pytest

from editor.composing import compose
from editor.desk import Desk
from editor.model.acts import elements
from editor.model.acts.report_choices import ReportChoice, with_choice
from editor.model.draft.draft import Draft
from editor.model.draft.file import draft_from_json, draft_to_json
from editor.storage.folders import Folders
from tests.cases import SEEDED

VALUES = {
    "本单位": "江畔城市建设集团有限公司",
    "主送机关": "江畔市国资委",
    "发文字号": "江城建〔2026〕7号",
    "签发人": "程远山",
    "成文日期": "2026-11-03",
    "印发机关": "江畔城市建设集团有限公司办公室",
    "印发日期": "2026-11-04",
}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(Folders.under(tmp_path / "home"))


def _lines(draft: Draft) -> list[tuple[str, str]]:
    return [(paragraph.style, paragraph.text) for paragraph in compose(draft).document.paragraphs() if paragraph.text]


@pytest.mark.parametrize("sample", [SEEDED])
def test_a_sample_without_signature_becomes_a_complete_document(sample: Path, desk: Desk, tmp_path: Path) -> None:
    opened = desk.open(sample).draft
    assert [row.name for row in elements.element_rows(opened) if row.on] == ["标题", "主送机关"]
    draft = with_choice(elements.with_wanted(opened).with_values(VALUES), ReportChoice.SEAL, "seal")
    lines = _lines(draft)
    assert lines[:2] == [("发文机关标志", "江畔城市建设集团有限公司文件"), ("上行文号", "江城建〔2026〕7号\t签发人：程远山")]
    assert lines[2][0] == "标题"
    assert lines[3] == ("主送机关", "江畔市国资委：")
    assert lines[-3:] == [
        ("盖章署名", "江畔城市建设集团有限公司"),
        ("盖章日期", "2026年11月3日"),
        ("印发机关", "江畔城市建设集团有限公司办公室\t2026年11月4日印发"),
    ]
    assert _trip(desk, draft, tmp_path / "a.docx") == draft
    assert draft_from_json(draft_to_json(draft)) == draft


def _trip(desk: Desk, draft: Draft, path: Path) -> Draft:
    desk.save_word(draft, path)
    return desk.open(path).draft


@pytest.mark.parametrize("sample", [SEEDED])
def test_what_is_switched_off_comes_back_out_of_the_word_file(sample: Path, desk: Desk, tmp_path: Path) -> None:
    full = elements.with_wanted(desk.open(sample).draft).with_values(VALUES)
    off = full
    for name in ("标题", "签发人", "署名", "成文日期", "印发机关"):
        off = elements.without(off, name)
    again = _trip(desk, off, tmp_path / "off.docx")
    assert again == off
    for name in ("标题", "签发人", "署名", "成文日期", "印发机关"):
        again = elements.with_written(again, name)
    assert _lines(again) == _lines(full)
