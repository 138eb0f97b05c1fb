import errno
import os
import stat
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from editor.model.draft.refusals import is_let_stand, let_stand
from editor.model.problem import NigaoError
from editor.model.session.session import Session
from editor.model.template.template import Prose, Section
from editor.storage.journal import writer
from editor.storage.journal.file import recover
from editor.storage.journal.journal import Journal
from tests.storage.journal.journals import crash, files, new_session, wait


def test_nothing_is_written_while_nothing_is_typed(folder: Path, start: Callable[[Session], Journal]) -> None:
    start(new_session()).flush()
    assert files(folder) == []


def test_what_is_typed_is_on_the_disk_within_a_second(folder: Path, start: Callable[[Session], Journal]) -> None:
    session = new_session()
    journal = start(session)
    began = time.monotonic()
    session.set_value("单位", "水务科")
    wait(lambda: journal.path)
    assert time.monotonic() - began < 1


def test_typing_without_a_pause_is_written_too(start: Callable[[Session], Journal]) -> None:
    session = new_session()
    journal = start(session)
    end = time.monotonic() + 1
    while time.monotonic() < end:
        session.set_value("单位", session.draft.values.get("单位", "") + "水")  # type: ignore[operator]
        time.sleep(0.005)
    assert journal.path is not None


def test_a_draft_is_recovered_as_it_was_typed(folder: Path, start: Callable[[Session], Journal]) -> None:
    session = new_session(Path("值守.docx"))
    journal = start(session)
    for number in range(5):
        session.set_value("天数", str(number))
        journal.flush()
    session.set_value("单位", "水务科")
    session.edit(session.draft.with_switch("s1", on=True), "切换")
    crash(journal)
    (found,) = recover(folder)
    assert found.draft == session.draft
    assert (found.path, found.name) == (Path("值守.docx"), "值守报告")
    assert abs(found.when - time.time()) < 60
    found.forget()


def test_a_value_that_was_let_stand_is_recovered_so(folder: Path, start: Callable[[Session], Journal]) -> None:
    session = new_session()
    journal = start(session)
    session.set_value("天数", "若干")
    journal.flush()
    session.edit(let_stand(session.draft, "天数"), "照写")
    crash(journal)
    (found,) = recover(folder)
    assert is_let_stand(found.draft, "天数")
    assert found.draft == session.draft
    found.forget()


def test_a_value_that_was_taken_back_stays_taken_back(folder: Path, start: Callable[[Session], Journal]) -> None:
    session = new_session()
    journal = start(session)
    session.set_value("天数", "3")
    journal.flush()
    session.undo()
    crash(journal)
    (found,) = recover(folder)
    assert found.draft.values == {}
    found.forget()


def test_edits_of_the_text_are_recovered(folder: Path, start: Callable[[Session], Journal]) -> None:
    session = new_session()
    journal = start(session)
    session.set_value("天数", "3")
    journal.flush()
    section = Section("s9", "body", 1, "新增的一节", blocks=(Prose("{{ 单位 }}另有说明。"),))
    template = replace(session.draft.template, sections=(*session.draft.template.sections, section))
    session.edit(session.draft.with_template(template), "添加章节")
    crash(journal)
    (found,) = recover(folder)
    assert [s.id for s in found.draft.template.sections] == [s.id for s in template.sections]
    assert found.draft.values == {"天数": "3"}
    found.forget()


def test_the_last_file_of_a_journal_stays_and_the_one_before_it(folder: Path, start: Callable[[Session], Journal]) -> None:
    session = new_session()
    journal = start(session)
    for heading in ("甲", "乙", "丙"):
        session.edit(session.draft.with_template(replace(session.draft.template, name=heading)), "改名")
        journal.flush()
    assert files(folder) == [".before", ".journal", ".lock"]


def test_rows_and_strange_characters_survive(folder: Path, start: Callable[[Session], Journal]) -> None:
    session = new_session()
    journal = start(session)
    session.set_value("单位", "一\u2028二\n三\ud800四\x00五")
    session.edit(session.draft.with_value("天数", ({"a": "1"}, {"a": ""})), "表格")
    crash(journal)
    (found,) = recover(folder)
    assert found.draft.values == session.draft.values
    found.forget()


def test_the_journal_goes_when_the_draft_was_saved(folder: Path, start: Callable[[Session], Journal]) -> None:
    session = new_session()
    journal = start(session)
    session.set_value("单位", "水务科")
    journal.flush()
    session.mark_saved(Path("a.docx"), session.draft)
    journal.saved()
    assert files(folder) == []


def test_what_was_typed_during_a_save_stays_in_the_journal(folder: Path, start: Callable[[Session], Journal]) -> None:
    session = new_session()
    journal = start(session)
    session.set_value("单位", "水务科")
    saved = session.draft
    session.set_value("天数", "3")
    session.mark_saved(Path("a.docx"), saved)
    journal.saved()
    crash(journal)
    (found,) = recover(folder)
    assert (found.draft, found.path) == (session.draft, Path("a.docx"))
    found.forget()


def test_a_journal_that_is_closed_leaves_nothing(folder: Path, start: Callable[[Session], Journal]) -> None:
    session = new_session()
    journal = start(session)
    session.set_value("单位", "水务科")
    journal.flush()
    journal.close()
    assert files(folder) == []
    session.set_value("单位", "别的科")
    assert files(folder) == []


def test_the_journal_is_for_the_person_alone(folder: Path, start: Callable[[Session], Journal]) -> None:
    session = new_session()
    journal = start(session)
    session.set_value("单位", "水务科")
    journal.flush()
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_full_disk_is_told_once_and_made_good_when_there_is_room(
    monkeypatch: pytest.MonkeyPatch, folder: Path, start: Callable[..., Journal]
) -> None:
    told: list[str | None] = []
    session = new_session()
    monkeypatch.setattr(writer, "RETRY", 0.05)
    journal = start(session, lambda trouble: told.append(trouble and trouble.text))
    session.set_value("单位", "水务科")
    journal.flush()
    real = os.write

    def full(descriptor: int, data: bytes) -> int:
        real(descriptor, data[:3])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", full)
        session.set_value("单位", "防汛科")
        wait(lambda: told)
        with pytest.raises(NigaoError, match="没能暂存"):
            journal.flush()
    wait(lambda: len(told) == 2)
    assert told[1] is None
    journal.flush()
    crash(journal)
    (found,) = recover(folder)
    assert found.draft.value("单位") == "防汛科"
    found.forget()
