"""What is damaged of what was left is told with what can be had from it, in one bar, behind what can be taken up."""

from collections.abc import Callable
from pathlib import Path

import pytest

from editor.desk import Desk
from editor.qt.app.windows import Windows
from editor.qt.messages.bars import BarStack
from tests.qt.desk_fake import FakeMessages

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)


def _leave(desk: Desk, path: Path, key: str, value: str) -> None:
    session = desk.open(path).session()
    journal = desk.start_journal(session)
    session.set_value(key, value)
    journal.close(keep=True)


@pytest.fixture
def path(report: Callable[[str], Path]) -> Path:
    """A saved report."""
    return report("报告")


def test_a_damaged_journal_is_told_and_what_can_be_read_is_opened_as_new(windows: Windows, desk: Desk, messages: FakeMessages, path: Path) -> None:
    _leave(desk, path, "单位", "江畔城投")
    (file,) = desk.folders.journals.glob("*.journal")
    file.write_bytes(file.read_bytes().replace(b'"format": 2', b'"format": 3'))
    windows.active.recovering.offer()
    (notice,) = [notice for notice in messages.told if notice.kind == "damaged"]
    assert "损坏了，能读出" in notice.text
    assert [act.words for act in notice.acts] == ["打开能读的", "打开文件夹", "收起来"]
    notice.acts[0].do()
    session = windows.active.file_acts.session
    assert session is not None
    assert (session.draft.value("单位"), session.path, windows.active.file_acts.has_work) == ("江畔城投", None, True)
    windows.flush()
    assert [one.name for one in (desk.folders.journals / "damaged").iterdir()] == [file.name]


def test_a_damaged_journal_without_a_draft_gives_its_words_and_can_be_put_away(
    windows: Windows, desk: Desk, messages: FakeMessages, tmp_path: Path
) -> None:
    desk.folders.journals.mkdir(parents=True)
    file = desk.folders.journals / "draft-1.journal"
    file.write_bytes('{"name": "值守", "draft": "{\\n\\"值守情况\\": \\"一切正常'.encode())
    windows.active.recovering.offer()
    messages.save_path = tmp_path / "读出.txt"
    next(notice for notice in messages.told if notice.kind == "damaged").acts[0].do()
    assert "一切正常" in messages.save_path.read_text("utf-8")
    next(notice for notice in messages.told if notice.kind == "damaged").acts[-1].do()
    assert not file.exists()
    messages.told.clear()
    windows.active.recovering.offer()
    assert messages.told == []


def test_journals_of_a_newer_version_are_told_and_stay(windows: Windows, desk: Desk, messages: FakeMessages) -> None:
    desk.folders.journals.mkdir(parents=True)
    for name in ("draft-1.journal", "review-1.review"):
        (desk.folders.journals / name).write_bytes(b'{"format": 7}\n')
    windows.active.recovering.offer()
    (notice,) = [notice for notice in messages.told if notice.kind == "damaged"]
    messages.answer = 0
    notice.acts[0].do()
    assert messages.asked[0].count("由更新的版本写成，没有动它。更新拟稿后再打开。") == 2
    assert len(list(desk.folders.journals.glob("*-1.*"))) >= 2


def _damage(desk: Desk, count: int) -> None:
    desk.folders.journals.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        (desk.folders.journals / f"draft-{number + 100}.journal").write_bytes(f'{{"draft": "{{\\"值守{number}'.encode())


@pytest.mark.parametrize("count", [2, 30])
def test_the_good_offer_stands_before_many_damaged_ones_which_are_one_bar(
    windows: Windows, desk: Desk, messages: FakeMessages, path: Path, count: int
) -> None:
    _leave(desk, path, "单位", "江畔城投")
    _damage(desk, count)
    bars = BarStack()
    windows.active.recovering.offer()
    for notice in messages.told[::-1]:
        bars.show_notice(notice)
    assert [bar.notice.kind for bar in bars.bars] == ["recovery", "damaged"]
    assert bars.bars[1].notice.text == f"有 {count} 份暂存损坏了或读不了。"
    bars.deleteLater()


def test_of_many_damaged_ones_one_is_chosen_from_the_list_and_the_rest_stays_in_the_bar(windows: Windows, desk: Desk, messages: FakeMessages) -> None:
    _damage(desk, 4)
    windows.active.recovering.offer()
    messages.answer = 2
    messages.told.pop().acts[0].do()
    assert [f"draft-{100 + number}" in messages.asked[0] for number in range(4)] == [True] * 4
    rest, chosen = messages.texts("damaged")
    assert rest == "有 3 份暂存损坏了或读不了。"
    assert "draft-100" in chosen
    messages.answer = 0
    next(notice for notice in messages.told if notice.text == rest).acts[0].do()
    assert len(list((desk.folders.journals / "damaged").iterdir())) == 3
    assert len(list(desk.folders.journals.glob("*.journal"))) == 1
