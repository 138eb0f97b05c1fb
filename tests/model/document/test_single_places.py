"""A value of several paragraphs has a place for each of them in a Word file."""

from editor.model.document.document import Cell, Document, Paragraph, Run, Table
from editor.model.document.single_places import single_places


def _line(text: str, place: int = 1, field: str = "要求", *, derived: bool = False) -> Paragraph:
    return Paragraph("正文", (Run("— "), Run(text, field=field, place=place, derived=derived)))


def _places(document: Document) -> list[int]:
    return [run.place for run in document.runs() if run.field]


def test_a_document_whose_places_stand_in_one_paragraph_each_stays_as_it_is() -> None:
    document = Document((_line("先查。"), _line("后修。", 2), _line("北闸所", 1, "单位")))
    assert single_places(document).document is document
    assert single_places(document).first == {}


def test_further_paragraphs_get_places_behind_the_last_and_know_where_they_belong() -> None:
    found = single_places(Document((_line("先查。"), _line("后修。"), _line("先查。", 2), _line("后修。", 2))))
    assert _places(found.document) == [1, 3, 2, 4]
    assert found.first == {("要求", 3): ("要求", 1), ("要求", 4): ("要求", 2)}
    assert [p.text for p in found.document.paragraphs()] == ["— 先查。", "— 后修。"] * 2


def test_cells_of_a_table_are_paragraphs_too_and_what_is_computed_has_no_place_of_its_own() -> None:
    table = Table(((Cell(_line("后修。")), Cell(_line("共两条", derived=True))),))
    found = single_places(Document((_line("先查。"), table)))
    assert _places(found.document) == [1, 2, 1]
    assert found.first == {("要求", 2): ("要求", 1)}


def test_an_empty_document_has_no_places() -> None:
    assert single_places(Document(())).document == Document(())
