"""Samples: texts and Word files of others become drafts."""

from pathlib import Path

import pytest

from editor.desk import Desk
from editor.model.problem import ExitCode, NigaoError
from editor.shipped import shipped_path
from tests.desk.made import filled_draft

TWO = """关于报送汛期值守情况的报告
县政府：
现将XX月值守情况报告如下。
一、总体情况
值守XX天。
清溪县水务局
2026年8月3日

关于开展汛期检查的通知
各科室：
定于X月X日开展检查。
一、检查内容
检查XX处。
清溪县水务局
2026年8月5日
"""


@pytest.fixture
def two(tmp_path: Path) -> Path:
    path = tmp_path / "两篇.txt"
    path.write_text(TWO, "utf-8")
    return path


def test_of_several_documents_the_first_is_read_and_that_is_said(desk: Desk, two: Path) -> None:
    opened = desk.open(two)
    assert (opened.kind, opened.path, opened.draft.template.title) == ("sample", None, "关于报送汛期值守情况的报告")
    assert [f.type for f in opened.draft.fields] == ["month", "number"]
    assert "2 篇" in opened.notes[0].text


def test_another_document_is_read_when_asked_for(desk: Desk, two: Path) -> None:
    draft = desk.open(two, document=1).draft
    assert draft.template.title == "关于开展汛期检查的通知"
    assert len(draft.template.fields) == len(draft.fields) == 2


def test_a_document_that_is_not_there_is_wrong_use(desk: Desk, two: Path) -> None:
    with pytest.raises(NigaoError, match="没有第 3 篇") as caught:
        desk.open(two, document=2)
    assert caught.value.code == ExitCode.WRONG_USE


def test_a_pasted_text_is_read_like_a_file(desk: Desk, two: Path) -> None:
    assert desk.open_pasted("", TWO).draft.template.fields == desk.open(two).draft.template.fields
    for nothing in ("", " \n\u3000"):
        with pytest.raises(NigaoError, match="没有可读的文字"):
            desk.open_pasted("", nothing)


def test_a_guessed_encoding_can_be_overruled(desk: Desk, two: Path) -> None:
    two.write_bytes(TWO.encode("gb18030"))
    opened = desk.open(two)
    assert opened.inspection
    assert opened.inspection.source.encoding == "gb18030"
    wrong = desk.open(two, encoding="utf-16-le")
    assert wrong.draft.template.title != opened.draft.template.title


def test_a_word_file_of_others_is_read_as_a_sample(desk: Desk, tmp_path: Path) -> None:
    desk.save_word(filled_draft(), tmp_path / "a.docx", final=True)
    opened = desk.open(tmp_path / "a.docx")
    assert (opened.kind, opened.path) == ("sample", None)
    assert opened.draft.template.title == "关于清溪县水务局防汛值守情况的报告"
    assert [s.heading for s in opened.draft.template.sections if s.level] == ["值守情况", "出动情况", "工作体会"]


@pytest.mark.needs("soffice")
def test_a_file_of_another_word_processor_is_read_as_a_sample(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "报告.rtf"
    path.write_bytes(rb"{\rtf1\ansi\uc0 \u20851\u20110XX\u39033\u30446\u30340\u25253\u21578\par XX\u19975\u20803\u12290\par}")
    assert [field.name for field in desk.open(path).draft.template.fields] == ["项目名称", "金额"]
    assert len(desk.inspect(path)[0].slots) == 2


def test_reading_ends_when_it_is_cancelled_at_any_time(desk: Desk, two: Path) -> None:
    asked: list[bool] = []

    def cancelled(after: int) -> bool:
        asked.append(True)
        return len(asked) > after

    desk.open(two, cancelled=lambda: cancelled(1000))
    for after in range(len(asked)):
        asked.clear()
        with pytest.raises(NigaoError, match="取消"):
            desk.open(two, cancelled=lambda after=after: cancelled(after))


def test_a_shipped_sample_is_read_with_its_advert_gone(desk: Desk) -> None:
    paths = sorted(shipped_path("samples").glob("*.txt"))
    assert paths
    for path in paths:
        opened = desk.open(path)
        assert opened.inspection
        assert opened.inspection.noise_lines
        assert opened.draft.template.fields
        assert opened.draft.template.title
