"""Whatever of another Word file one pastes into a report, the report opens: our values whole, the other's words in the draft or listed."""

from pathlib import Path

import pytest

from editor.merging import merged
from editor.model.draft.draft import Draft
from editor.word import open_package
from tests.desk.made import desk_in
from tests.desk.rich_reports import repeated_draft, saved, tables_draft
from tests.desk.saving.foreign_pieces import PIECES, Piece
from tests.desk.word_parts import Element, part_of, w, with_part
from tests.merging.merged_reports import texts_of


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Draft, bytes]]:
    folder = tmp_path_factory.mktemp("reports")
    desk = desk_in(folder)
    return [(draft, saved(desk, draft, folder / "a.docx")) for draft in (repeated_draft(), tables_draft())]


def _places(body: Element) -> list[Element]:
    """Where something is pasted: behind the first block, in the text, before the end, and in a cell of a table."""
    blocks = [node for node in body if node.tag in (w("p"), w("tbl"))]
    cell = next((node for node in body.iter(w("tc"))), None)
    return [blocks[0], blocks[len(blocks) // 3], blocks[len(blocks) // 2], blocks[-1], *([] if cell is None else [cell[-1]])]


@pytest.mark.parametrize("piece", PIECES, ids=lambda piece: piece.name)
def test_a_report_with_a_piece_of_another_file_opens(piece: Piece, reports: list[tuple[Draft, bytes]], tmp_path: Path) -> None:
    stored, data = reports[1]
    for number in range(5):
        document = part_of(data, "word/document.xml")
        place = _places(document[0])[number]
        for node in reversed(piece.nodes()):
            place.addnext(node)
        found = merged(stored, open_package(changed := with_part(data, "word/document.xml", document)))
        assert {key: found.draft.value(key) for key in stored.values} == dict(stored.values), number
        seen = "\n".join([*texts_of(found.draft), *(change.now for change in found.changes)])
        assert [word for word in piece.words if word not in seen] == [], number
    (tmp_path / "贴过.docx").write_bytes(changed)
    assert desk_in(tmp_path).open(tmp_path / "贴过.docx").kind == "report"


def test_a_report_with_all_pieces_at_once_opens(reports: list[tuple[Draft, bytes]]) -> None:
    for stored, data in reports:
        document = part_of(data, "word/document.xml")
        for piece in PIECES:
            for number, place in enumerate(_places(document[0])):
                for node in reversed(piece.nodes()) if number != 4 else ():
                    place.addnext(node)
        found = merged(stored, open_package(with_part(data, "word/document.xml", document)))
        assert {key: found.draft.value(key) for key in stored.values} == dict(stored.values)
