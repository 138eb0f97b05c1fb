"""An attachment has its title over it and in the note in front of the signature: what is edited in either is one change of one title."""

import pytest

from editor.composing import compose
from editor.merging.text.text import TextChanges
from editor.model.draft.draft import Draft
from editor.model.returned.change import take_all
from editor.model.returned.edited import EditedParagraph, EditedRun
from editor.model.template.template import Element as DraftElement
from tests.desk.rich_reports import repeated_draft
from tests.desk.word_parts import Element, dropped, text_of
from tests.desk.word_parts import paragraphs_of as word_paragraphs
from tests.merging.merged_reports import after
from tests.merging.text.edited import at, compared, paragraphs_of, retyped, text
from tests.merging.written import all_drafts, report_of


def _titles(draft: Draft, found: TextChanges) -> list[str]:
    return [s.heading for s in take_all(draft, found.changes, "word").template.sections if s.part == "attachment"]


def _report() -> tuple[Draft, list[EditedParagraph]]:
    draft = repeated_draft()
    return draft, paragraphs_of(draft)


def _title(lines: list[EditedParagraph]) -> int:
    return next(number for number, line in enumerate(lines) if line.text == "各河段里程表")


def test_an_untouched_note_and_title_are_no_change() -> None:
    draft, lines = _report()
    assert compared(draft, lines).changes == ()


def test_a_title_changed_in_the_note_alone_is_changed_over_the_attachment_and_the_old_one_needs_no_word() -> None:
    draft, lines = _report()
    retyped(lines, "巡查要点", "巡查要诀")
    found = compared(draft, lines)
    assert [(change.kind, change.now) for change in found.changes] == [("heading", "巡查要诀")]
    assert _titles(draft, found) == ["各河段里程表", "巡查要诀"]
    assert "巡查要点" in found.explained


def test_an_attachment_whose_label_and_title_were_deleted_is_gone() -> None:
    draft, lines = _report()
    title = _title(lines)
    del lines[title - 1 : title + 1]
    if lines[title - 2].text.startswith("附件"):
        del lines[title - 2]
    found = compared(draft, lines)
    assert ("removed", "各河段里程表") in [(change.kind, change.was) for change in found.changes]
    assert _titles(draft, found) == ["巡查要点"]


def test_an_attachment_whose_title_alone_was_deleted_stays_without_one() -> None:
    draft, lines = _report()
    del lines[_title(lines)]
    found = compared(draft, lines)
    assert [(change.kind, change.was, change.now) for change in found.changes] == [("heading", "各河段里程表", "")]
    assert _titles(draft, found) == ["", "巡查要点"]


def test_a_table_in_the_place_of_a_title_changes_no_title() -> None:
    draft, lines = _report()
    number = _title(lines)
    lines[number] = EditedParagraph((EditedRun("各河段里程表"),), table=99)
    assert "各河段里程表" in _titles(draft, compared(draft, lines))


def test_a_note_typed_over_with_other_words_does_not_lose_the_number_in_front() -> None:
    draft, lines = _report()
    lines[at(lines, "附件：1.各河段里程表")] = text("附件：1．各河段长度表")
    assert _titles(draft, compared(draft, lines))[0] in ("各河段里程表", "各河段长度表")


@pytest.mark.parametrize(
    ("name", "gone", "left"),
    [
        ("巡河", ("附件：1.各河段里程表", "2.巡查要点"), []),
        ("巡河", ("附件：1.各河段里程表",), ["附件：巡查要点"]),
        ("巡河", ("2.巡查要点",), ["附件：各河段里程表"]),
        ("会议通知", ("附件：2026年度安全生产工作会议参会回执",), []),
    ],
)
def test_lines_of_the_note_that_were_deleted_stay_away(name: str, gone: tuple[str, ...], left: list[str]) -> None:
    def edit(body: Element) -> None:
        for line in [line for line in word_paragraphs(body) if text_of(line) in gone]:
            dropped(line)

    found = after(report_of(all_drafts()[name]), edit)
    assert [p.text for p in compose(found.draft).document.paragraphs() if p.style == "附件说明"] == left
    assert [(change.kind, change.was) for change in found.changes] == [("removed", "\n".join(gone))]
    again = after(report_of(found.draft), lambda _body: None)
    assert again.draft == found.draft


def test_the_line_of_an_attachment_that_was_deleted_goes_with_it() -> None:
    def edit(body: Element) -> None:
        lines = word_paragraphs(body)
        at = next(n for n, line in enumerate(lines) if text_of(line) == "巡查要点")
        for line in (*lines[at - 1 : at + 2], next(line for line in lines if text_of(line) == "2.巡查要点")):
            dropped(line)

    found = after(report_of(all_drafts()["巡河"]), edit)
    assert not any(isinstance(block, DraftElement) and block.name == "附件说明" for s in found.draft.template.sections for block in s.blocks)
    assert [p.text for p in compose(found.draft).document.paragraphs() if p.style == "附件说明"] == ["附件：各河段里程表"]
