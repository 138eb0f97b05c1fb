import os
import threading
from pathlib import Path

import pytest

from editor.storage.recents import LIMIT, Recents, Standing


def test_the_last_report_comes_first_and_stands_once(tmp_path: Path) -> None:
    recents = Recents(tmp_path / "state" / "recents.json", now=lambda: 5.0)
    recents.add(tmp_path / "甲.docx", "甲报告", "报告", 1, 3)
    recents.add(tmp_path / "乙.docx")
    recents.add(tmp_path / "甲.docx", "甲报告", "报告", 3, 3)
    assert [(Path(r.path).name, r.filled, r.total, r.when) for r in recents.all()] == [("甲.docx", 3, 3, 5.0), ("乙.docx", 0, 0, 5.0)]


def test_the_list_is_kept_short(tmp_path: Path) -> None:
    recents = Recents(tmp_path / "recents.json")
    for number in range(LIMIT + 5):
        recents.add(tmp_path / f"{number}.docx")
    assert len(recents.all()) == LIMIT
    assert Path(recents.all()[0].path).name == f"{LIMIT + 4}.docx"


def test_a_report_is_taken_off_the_list(tmp_path: Path) -> None:
    recents = Recents(tmp_path / "recents.json")
    recents.add(tmp_path / "a.docx")
    recents.remove(recents.all()[0].path)
    assert recents.all() == []


@pytest.mark.parametrize("text", ["", "{", "[3]", '{"path": "a"}', '[{"title": "a"}]', "null"])
def test_a_list_that_can_not_be_read_is_empty_and_begins_anew(tmp_path: Path, text: str) -> None:
    path = tmp_path / "recents.json"
    path.write_text(text)
    recents = Recents(path)
    assert recents.all() == []
    recents.add(tmp_path / "a.docx")
    assert len(recents.all()) == 1


def test_a_list_that_can_not_be_written_is_no_reason_to_stop(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    recents = Recents(tmp_path / "file" / "recents.json")
    recents.add(tmp_path / "a.docx")
    assert recents.all() == []


def test_many_programs_may_add_at_once(tmp_path: Path) -> None:
    path = tmp_path / "recents.json"
    threads = [threading.Thread(target=lambda n=n: Recents(path).add(tmp_path / f"{n}.docx")) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(Recents(path).all()) == 8


def test_a_pinned_report_outlives_the_others_and_stays_pinned_when_it_is_opened_again(tmp_path: Path) -> None:
    recents = Recents(tmp_path / "recents.json")
    recents.add(tmp_path / "pinned.docx")
    recents.pin(recents.all()[0].path, on=True)
    for number in range(LIMIT + 5):
        recents.add(tmp_path / f"{number}.docx")
    assert Path(recents.all()[-1].path).name == "pinned.docx"
    recents.add(tmp_path / "pinned.docx", "标题")
    assert (recents.all()[0].title, recents.all()[0].pinned) == ("标题", True)
    recents.pin(recents.all()[0].path, on=False)
    assert not recents.all()[0].pinned


def test_a_report_tells_that_another_program_changed_it(tmp_path: Path) -> None:
    path, recents = tmp_path / "a.docx", Recents(tmp_path / "recents.json")
    path.write_bytes(b"ours")
    recents.add(path)
    assert recents.all()[0].standing() == "there"
    os.utime(path, ns=(1, 1))
    assert recents.all()[0].standing() == "there"
    path.write_bytes(b"theirs")
    assert recents.all()[0].standing() == "changed"
    path.unlink()
    assert recents.all()[0].standing() == "gone"


def test_a_list_of_an_earlier_version_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.docx").touch()
    (tmp_path / "recents.json").write_text(f'[{{"path": "{tmp_path / "a.docx"}", "title": "甲", "filled": 1, "total": 2, "when": 3.0}}]', "utf-8")
    assert [(recent.title, recent.pinned, recent.standing()) for recent in Recents(tmp_path / "recents.json").all()] == [("甲", False, "there")]


def test_a_report_that_can_not_be_read_any_more_counts_as_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, recents = tmp_path / "a.docx", Recents(tmp_path / "recents.json")
    path.write_bytes(b"one")
    recents.add(path)
    path.write_bytes(b"another")
    (recent,) = recents.all()

    def refuse(path: Path, *_given: object) -> None:
        raise PermissionError(13, "no", str(path))

    assert recent.standing() == Standing.CHANGED
    monkeypatch.setattr(Path, "open", refuse)
    assert recent.standing() == Standing.GONE
