"""What stands on a sentence of which only a value is another, or on a heading that has another number by now, is not lost."""

from dataclasses import replace
from pathlib import Path

import pytest

from editor.desk import Desk
from editor.model.draft.draft import Draft
from editor.word import open_package, read_foreign
from tests.desk.made import desk_in, filled_draft
from tests.word.edited_files import edited, reference, text_run, with_notes

LONG = "清溪县水务局防汛抗旱指挥部办公室及各乡镇水利工作站联合值守工作专班全体成员单位"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return desk_in(tmp_path)


def _noted(desk: Desk, path: Path, kind: str, words: str, draft: Draft) -> Draft:
    """The draft of a report with a comment or a footnote on these words."""
    desk.save_word(draft, path)
    run = text_run(words)
    start, end = ('<w:commentRangeStart w:id="1"/>', '<w:commentRangeEnd w:id="1"/>') if kind == "comment" else ("", "")
    path.write_bytes(with_notes(edited(path.read_bytes(), (run, f"{start}{run}{end}{reference(kind)}")), kind, "再核一遍"))
    return desk.open(path).draft


@pytest.mark.parametrize("kind", ["comment", "footnote"])
@pytest.mark.parametrize(("before", "after"), [(LONG, "局"), ("局", LONG)])
def test_a_note_stays_though_the_value_beside_it_is_much_shorter_or_longer(kind: str, before: str, after: str, desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    words = "认真落实防汛责任。现将有关情况报告如下："
    draft = _noted(desk, path, kind, words, filled_draft().with_value("本单位", before))
    done = desk.save_word(draft.with_value("本单位", after), path)
    assert (done.lost, done.kept) == ((), None)
    assert [(thing.kind, thing.text) for thing in read_foreign(open_package(path.read_bytes()))] == [(kind, "再核一遍")]


@pytest.mark.parametrize("kind", ["comment", "footnote"])
def test_a_note_on_a_value_stays_though_the_value_is_another(kind: str, desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    draft = _noted(desk, path, kind, LONG, filled_draft().with_value("本单位", LONG))
    done = desk.save_word(draft.with_value("本单位", "局"), path)
    assert (done.lost, done.kept) == ((), None)


@pytest.mark.parametrize("kind", ["comment", "footnote"])
def test_a_note_on_a_heading_stays_though_its_number_is_another(kind: str, desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    draft = _noted(desk, path, kind, "工作体会", filled_draft())
    fewer = tuple(section for section in draft.template.sections if "值守情况" not in str(section.heading))
    done = desk.save_word(draft.with_template(replace(draft.template, sections=fewer)), path)
    assert (done.lost, done.kept) == ((), None)
    assert [(thing.kind, thing.text) for thing in read_foreign(open_package(path.read_bytes()))] == [(kind, "再核一遍")]
