"""What opening and saving cost, counted: a file is opened once, its parts parsed once, what it holds grafted once, the new file proved once."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from editor.desk import Desk
from editor.desk.saving import word_files
from editor.model.draft.draft import Draft
from editor.model.problem import NigaoError, Problem
from editor.model.returned.foreign import Foreign
from editor.word import Expected, open_package, read_foreign
from editor.word.package import package as packages
from editor.word.package.store import Zipped
from tests.desk.made import filled_draft
from tests.word.edited_files import commented, edited, picture_run, text_run, with_notes, with_picture

CLOSING = text_run("特此报告。")


@dataclass
class Counts:
    """How often something was done, and the parts that were parsed."""

    opened: int = 0
    grafted: int = 0
    proved: int = 0
    parsed: list[bytes] = field(default_factory=list)

    @property
    def all(self) -> tuple[int, int, int]:
        """Opened, grafted, proved."""
        return self.opened, self.grafted, self.proved

    def forget(self) -> None:
        """Count anew."""
        self.opened = self.grafted = self.proved = 0
        self.parsed.clear()

    def counting(self, name: str, act: Callable[..., Any]) -> Callable[..., Any]:
        """The act, counted under a name."""

        def counted(*given: object, **more: object) -> object:
            setattr(self, name, getattr(self, name) + 1)
            return act(*given, **more)

        return counted

    def parsing(self, parse: Callable[..., Any]) -> Callable[..., Any]:
        """The act of parsing, what it is given noted."""

        def noted(data: bytes, **more: object) -> object:
            self.parsed.append(data)
            return parse(data, **more)

        return noted


@pytest.fixture
def counts(monkeypatch: pytest.MonkeyPatch) -> Counts:
    made = Counts()
    monkeypatch.setattr(Zipped, "__init__", made.counting("opened", Zipped.__init__))
    monkeypatch.setattr(word_files, "graft", made.counting("grafted", word_files.graft))
    monkeypatch.setattr(word_files, "prove", made.counting("proved", word_files.prove))
    monkeypatch.setattr(packages, "parsed", made.parsing(packages.parsed))
    return made


@pytest.fixture
def report(desk: Desk, tmp_path: Path) -> Path:
    """A report with a picture and a comment in its last paragraph."""
    path = tmp_path / "值守.docx"
    desk.save_word(filled_draft(), path)
    made = edited(path.read_bytes(), (CLOSING, commented(CLOSING) + picture_run()))
    path.write_bytes(with_notes(with_picture(made), "comment", "请核对"))
    return path


def _shortened(draft: Draft) -> Draft:
    """The draft without the paragraph that the picture stands in."""
    sections = tuple(replace(section, blocks=tuple(b for b in section.blocks if "特此报告" not in str(b))) for section in draft.template.sections)
    return draft.with_template(replace(draft.template, sections=sections))


def _save(desk: Desk, draft: Draft, path: Path, known: list[Foreign]) -> tuple[Foreign, ...]:
    """Save as the window does, which asks first what would be lost; what it is told."""
    gone = desk.lost_with(path, known)
    losses = desk.losses(draft, path)
    done = desk.save_word(draft, path, base=path, known=known)
    assert (gone, losses) == ((), done.lost)
    return losses


@pytest.mark.parametrize("change", [lambda draft: draft, _shortened], ids=["nothing is lost", "a picture is lost"])
def test_saving_an_edited_report_does_everything_once(change: Callable[[Draft], Draft], counts: Counts, desk: Desk, report: Path) -> None:
    opened = desk.open(report)
    counts.forget()
    lost = _save(desk, change(opened.draft), report, [placed.thing for placed in opened.foreign])
    assert counts.all == (1, 1, 1)
    assert max(Counter(counts.parsed).values()) <= 2, "some parts are the same in the old and the new file, and parsed once in each"
    assert [thing.kind for thing in lost] == ([] if change(opened.draft) is opened.draft else ["comment", "picture"])


def test_opening_an_edited_report_opens_it_once(counts: Counts, desk: Desk, report: Path) -> None:
    counts.forget()
    assert len(desk.open(report).foreign) == 2
    assert counts.opened == 1
    assert len(counts.parsed) == len(set(counts.parsed))


def test_opening_and_saving_an_untouched_report_opens_it_once_each(counts: Counts, desk: Desk, tmp_path: Path) -> None:
    desk.save_word(filled_draft(), tmp_path / "a.docx")
    counts.forget()
    draft = desk.open(tmp_path / "a.docx").draft
    assert counts.all == (1, 0, 0)
    desk.save_word(draft, tmp_path / "a.docx", base=tmp_path / "a.docx")
    assert counts.all == (2, 1, 1)


def test_a_draft_that_was_changed_after_the_question_is_written_as_it_is_now(counts: Counts, desk: Desk, report: Path) -> None:
    draft = desk.open(report).draft
    desk.losses(draft, report)
    counts.forget()
    desk.save_word(draft.with_value("投入资金", "99"), report, base=report)
    assert counts.all == (0, 1, 1)
    assert desk.open(report).draft.value("投入资金") == "99"


def test_a_file_that_was_changed_after_the_question_is_read_again(counts: Counts, desk: Desk, report: Path) -> None:
    draft = desk.open(report).draft
    desk.losses(draft, report)
    report.write_bytes(edited(report.read_bytes(), (CLOSING, text_run("特此", "<w:b/>") + text_run("报告。"))))
    counts.forget()
    desk.save_word(draft, report, base=report)
    assert counts.all == (1, 1, 1)
    assert "formatting" in [thing.kind for thing in read_foreign(open_package(report.read_bytes()))]


def test_what_was_asked_of_one_report_is_not_written_over_another(desk: Desk, report: Path, tmp_path: Path) -> None:
    draft, other = desk.open(report).draft, tmp_path / "另.docx"
    desk.losses(draft, report)
    desk.save_word(filled_draft(), other)
    assert desk.save_word(draft, other, base=other).foreign == ()
    assert read_foreign(open_package(other.read_bytes())) == []


def test_of_two_reports_that_are_saved_at_once_neither_is_copied(monkeypatch: pytest.MonkeyPatch, desk: Desk, report: Path, tmp_path: Path) -> None:
    draft, other, prove = desk.open(report).draft, tmp_path / "另.docx", word_files.prove
    other.write_bytes(report.read_bytes())

    def saved_between(data: bytes, expected: Expected) -> list[Problem]:
        monkeypatch.setattr(word_files, "prove", prove)
        assert desk.save_word(draft, other, base=other).kept is None
        return prove(data, expected)

    monkeypatch.setattr(word_files, "prove", saved_between)
    assert desk.save_word(draft, report, base=report).kept is None
    assert sorted(path.name for path in tmp_path.glob("*.docx")) == sorted({report.name, other.name})


def test_saving_tells_what_stands_in_the_new_file_and_where(desk: Desk, report: Path) -> None:
    draft = desk.open(report).draft
    done = desk.save_word(draft, report, base=report)
    assert [placed.thing.kind for placed in done.foreign] == ["comment", "picture"]
    assert done.foreign == desk.open(report).foreign


def test_a_file_that_does_not_prove_with_what_was_put_in_is_written_without(monkeypatch: pytest.MonkeyPatch, desk: Desk, report: Path) -> None:
    prove, before = word_files.prove, report.read_bytes()
    monkeypatch.setattr(word_files, "prove", lambda data, expected: [Problem("不对")] if b"image1.png" in data else prove(data, expected))
    done = desk.save_word(desk.open(report).draft, report, base=report)
    assert [thing.kind for thing in done.lost] == ["comment", "picture"]
    assert done.kept is not None
    assert done.kept.read_bytes() == before
    assert (done.foreign, read_foreign(open_package(report.read_bytes()))) == ((), [])


def test_a_file_that_does_not_prove_at_all_is_not_written(monkeypatch: pytest.MonkeyPatch, desk: Desk, report: Path) -> None:
    draft, before = _shortened(desk.open(report).draft), report.read_bytes()
    monkeypatch.setattr(word_files, "prove", lambda *_: [Problem("不对")])
    with pytest.raises(NigaoError, match="核对不上，不对"):
        desk.save_word(draft, report, base=report)
    assert [path.name for path in report.parent.glob("值守*")] == ["值守.docx"]
    assert report.read_bytes() == before
