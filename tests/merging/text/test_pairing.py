"""Which line of a file is which line of the draft, though its controls or some of its cells are gone."""

from dataclasses import replace

from editor.composing import compose
from editor.merging.text.text import paired
from editor.model.draft.draft import Draft
from editor.model.returned.edited import EditedParagraph, EditedRun
from editor.model.returned.lines import our_lines, their_lines
from tests.desk.rich_reports import repeated_draft, tables_draft
from tests.merging.text.edited import at, paragraphs_of


def _counterparts(draft: Draft, lines: list[EditedParagraph]) -> dict[str, str | None]:
    """The text of each line of the draft with that of its counterpart."""
    ours, theirs = our_lines(compose(draft).document), their_lines(lines)
    found = [pair for pair in paired(ours, theirs) if pair.ours is not None]
    return {ours[pair.ours].text: None if pair.theirs is None else theirs[pair.theirs].text for pair in found if pair.ours is not None}


def test_every_line_of_an_untouched_file_is_its_own_counterpart() -> None:
    draft = repeated_draft()
    assert all(was == now for was, now in _counterparts(draft, paragraphs_of(draft)).items())


def test_a_line_that_lost_its_controls_is_known_by_its_text() -> None:
    draft = repeated_draft()
    lines = paragraphs_of(draft)
    number = at(lines, "沿河逐段查看")
    lines[number] = EditedParagraph((EditedRun(lines[number].text),))
    assert _counterparts(draft, lines)[lines[number].text] == lines[number].text


def test_a_table_is_known_by_a_third_of_its_cells_and_not_by_fewer() -> None:
    draft = tables_draft()
    first = [n for n, line in enumerate(paragraphs_of(draft)) if line.table == 1]
    for kept, is_known in ((6, True), (1, False)):
        lines = paragraphs_of(draft)
        for n in first[kept:]:
            lines[n] = replace(lines[n], runs=(EditedRun(f"另一格{n}"),))
        found = next(now for was, now in _counterparts(draft, lines).items() if "架空堆放" in was)
        assert (found is not None) is is_known


def test_two_files_without_lines_have_no_pairs() -> None:
    assert paired([], []) == []
