"""A report whose visible text was changed and that was sealed anew is known for what it is: the seal needs no secret."""

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from editor.desk import Desk
from editor.word import is_sealed, open_package
from editor.word.package.seal import DRAFT_PATH, Digest, seal
from tests.desk.made import desk_in, filled_draft, retouched
from tests.desk.opening.damaged import change_document
from tests.desk.rich_reports import all_drafts
from tests.desk.word_parts import paragraph
from tests.word.papers import packed, parts_of


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return desk_in(tmp_path)


@pytest.fixture
def path(desk: Desk, tmp_path: Path) -> Path:
    desk.save_word(filled_draft(), tmp_path / "报告.docx")
    return tmp_path / "报告.docx"


def sealed_anew(path: Path) -> None:
    """Sign a changed report as the program would."""
    parts, digest = parts_of(path.read_bytes()), Digest()
    draft = parts.pop(DRAFT_PATH)
    for name, data in parts.items():
        digest.add(name, data)
    top = etree.fromstring(draft)
    found = {etree.QName(node).localname: node for node in top}
    found["seal"].text = seal(digest.text, found["content"].text or "")
    path.write_bytes(packed({**parts, DRAFT_PATH: etree.tostring(top)}))
    assert is_sealed(open_package(path.read_bytes()))


CHANGES: dict[str, Callable[[Path], object]] = {
    "a value": lambda path: retouched(path, ("12.80", "99.50")),
    "a sentence": lambda path: retouched(path, ("认真落实防汛责任", "从严落实防汛责任")),
    "a new paragraph": lambda path: change_document(path, lambda top: top[0].insert(3, paragraph("另行付款。"))),
}


def test_a_report_as_it_was_written_has_no_changes(desk: Desk, path: Path) -> None:
    sealed_anew(path)
    assert (desk.open(path).changes, desk.open(path).draft) == ((), filled_draft())


@pytest.mark.parametrize("name", CHANGES)
def test_changed_text_under_a_new_seal_is_listed(desk: Desk, path: Path, name: str) -> None:
    CHANGES[name](path)
    sealed_anew(path)
    opened = desk.open(path)
    assert len(opened.changes) == 1
    assert opened.draft != filled_draft() or opened.changes[0].kind == "loose"


def test_a_new_order_of_paragraphs_under_a_new_seal_is_listed(desk: Desk, path: Path) -> None:
    def turn(top: etree._Element) -> None:
        body = top[0]
        body.insert(len(body) - 4, next(p for p in body if "认真落实" in "".join(p.itertext())))

    change_document(path, turn)
    sealed_anew(path)
    assert desk.open(path).changes


def test_a_footer_that_says_more_than_the_page_is_looked_at_as_any_edited_file_is(desk: Desk, path: Path) -> None:
    parts = parts_of(path.read_bytes())
    name = next(name for name in parts if "footer" in name)
    path.write_bytes(packed({**parts, name: parts[name].replace(b"</w:ftr>", b"<w:p><w:r><w:t>\xe4\xbd\x9c\xe5\xba\x9f</w:t></w:r></w:p></w:ftr>")}))
    sealed_anew(path)
    assert [placed.thing.text for placed in desk.open(path).foreign] == ["— 1 —\n作废"]


def test_every_kind_of_report_opens_as_it_was_written(desk: Desk, tmp_path: Path) -> None:
    for name, draft in all_drafts(desk).items():
        file = tmp_path / "x.docx"
        desk.save_word(draft, file)
        opened = desk.open(file)
        assert (name, opened.changes, opened.foreign, opened.digest != "") == (name, (), (), True)
