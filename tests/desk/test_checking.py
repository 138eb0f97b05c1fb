"""Checking drafts, reports and what others wrote, through the desk."""

from itertools import count
from pathlib import Path

import docx
import pytest

from editor.desk import Checking, Desk, with_samples
from editor.model.effort import StoppedError
from editor.shipped import shipped_path
from editor.storage.folders import Folders

TEMPLATES = sorted(path.stem for path in shipped_path("templates").glob("*.nigao"))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(Folders.under(tmp_path / "home"))


def _told(checking: Checking, path: Path) -> list[tuple[str, str]]:
    return [(one.rule, one.words) for one in checking.file(str(path)).findings]


@pytest.fixture(scope="module")
def shipped_desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A desk for tests that change nothing of it."""
    return Desk(Folders.under(tmp_path_factory.mktemp("home")))


@pytest.fixture(scope="module")
def checking(shipped_desk: Desk) -> Checking:
    """All rules, with the look of Word files."""
    return Checking(shipped_desk.library, profile=shipped_desk.profile("gbt9704"))


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_shipped_template_with_its_sample_values_has_no_findings(name: str, checking: Checking, shipped_desk: Desk) -> None:
    draft = with_samples(shipped_desk.open_any(name).draft)
    assert [f"{one.rule}: {one.words}" for one in checking.draft(draft)] == []


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_report_of_ours_has_no_findings_either(name: str, checking: Checking, shipped_desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "文稿.docx"
    shipped_desk.save_word(with_samples(shipped_desk.open_any(name).draft), path)
    assert _told(checking, path) == []


def test_a_look_that_was_stopped_tells_nothing_and_the_next_one_everything(desk: Desk) -> None:
    draft, checking, asked = desk.open_any("商洽函").draft, Checking(desk.library), count()
    for limit in (0, 3, 20):
        with pytest.raises(StoppedError):
            checking.live(draft, lambda limit=limit: next(asked) >= limit)
    assert checking.live(draft, lambda: False).findings == Checking(desk.library).live(draft, lambda: False).findings


def test_a_template_that_nothing_is_filled_in_is_full_of_blanks(desk: Desk) -> None:
    assert {one.rule for one in Checking(desk.library).file("商洽函").findings} == {"空位-未填"}


def test_a_word_file_of_others_is_checked_with_its_tables(desk: Desk, tmp_path: Path) -> None:
    document = docx.Document()
    for line in ("关于开展检查的通知", "各科室：", "各单位要认真布署，按时上报。"):
        document.add_paragraph(line)
    document.add_table(1, 1).cell(0, 0).text = "其它事项"
    document.save(str(tmp_path / "别人的.docx"))
    assert _told(Checking(desk.library), tmp_path / "别人的.docx") == [("词语-别字", "布署"), ("词语-别字", "其它")]


def test_of_several_documents_the_one_asked_for_is_checked(desk: Desk, tmp_path: Path) -> None:
    one = "关于开展{}检查的通知\n\n各科室：\n\n　　请做好{}工作，按时上报。\n\n　　　　江畔市水务局\n　　　　2026年8月3日\n\n\n"
    path = tmp_path / "两篇.txt"
    path.write_text(one.format("安全", "布署") + one.format("消防", "其它"), "utf-8")
    checking = Checking(desk.library)
    texts = [[found.words for found in checking.file(str(path), document=number).findings] for number in (0, 1)]
    assert texts == [["布署"], ["其它"]]


def test_what_is_ignored_stays_ignored_for_every_later_check(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "文.txt"
    path.write_text("关于开展检查的通知\n\n各科室：\n\n　　其它照旧。请认真布署。请认真布署，按时上报。\n", "utf-8")
    checking = Checking(desk.library)
    other, here, _ = checking.file(str(path)).findings
    checking.ignore_everywhere(other)
    checking.ignore_here(here)
    assert _told(checking, path) == _told(Checking(desk.library), path) == [("词语-别字", "布署")]


def test_an_offices_lists_lie_in_its_library_and_in_shared_folders(desk: Desk, tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    (shared / "校核-禁用词.txt").write_text("给力\n", "utf-8")
    desk.settings.change("shared_folders", (str(shared),))
    path = tmp_path / "文.txt"
    path.write_text("关于开展检查的通知\n\n各科室：\n\n　　这项工作很给力。\n", "utf-8")
    assert _told(Checking(desk.library), path) == [("自定-禁用词", "给力")]
