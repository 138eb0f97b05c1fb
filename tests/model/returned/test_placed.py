"""Where comments and the like stand in a draft, and where they stand after edits."""

from editor.composing import compose
from editor.model.document.document import Document
from editor.model.draft.draft import Draft
from editor.model.draft.flat import flattened, with_items
from editor.model.returned.foreign import Foreign
from editor.model.returned.placed import PlacedForeign, Places, Spot, comments_of, placed, tracked_count
from editor.model.template.file import parse_template
from editor.model.template.template import Prose

TEXT = "+++\n+++\n# 甲事\n甲事第一段，说得很长。\n甲事第二段，投资十亿元。\n\n# 乙事\n乙事只有一段，投资十亿元。\n"
DRAFT = Draft(parse_template(TEXT)[0])


def _document(draft: Draft = DRAFT) -> Document:
    return compose(draft).document


def _file(document: Document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs()]


def _comment(paragraph: int, marked: str = "") -> Foreign:
    return Foreign("comment", paragraph, "此处再核", marked=marked, author="主任")


def _at(document: Document, spot: Spot | None) -> str:
    assert spot is not None
    return list(document.paragraphs())[spot.block].text[spot.start : spot.end]


def test_a_comment_is_placed_in_the_section_and_block_of_its_paragraph() -> None:
    document = _document()
    at = next(n for n, text in enumerate(_file(document)) if "第二段" in text)
    (found,) = placed([_comment(at, "十亿元")], _file(document), document)
    assert (found.section, found.block, found.line) == (DRAFT.template.sections[-2].id, 1, "甲事第二段，投资十亿元。")
    assert _at(document, Places(document).of_thing(found)) == "十亿元"


def test_a_paragraph_counted_otherwise_is_found_by_what_is_marked() -> None:
    document = _document()
    texts = ["目录", *_file(document)]
    at = next(n for n, text in enumerate(texts) if "第二段" in text)
    (found,) = placed([_comment(at - 1, "第二段，投资")], texts, document)
    assert found.line == "甲事第二段，投资十亿元。"


def test_a_comment_follows_its_paragraph_when_others_come_before_it() -> None:
    document = _document()
    at = next(n for n, text in enumerate(_file(document)) if "第二段" in text)
    (found,) = placed([_comment(at, "十亿元")], _file(document), document)
    items = flattened(DRAFT.template.sections)
    where = next(n for n, item in enumerate(items) if isinstance(item, Prose) and "第一段" in item.text)
    more = _document(with_items(DRAFT, [*items[:where], Prose("新添一段，也投资十亿元。"), *items[where:]]))
    spot = Places(more).of_thing(found)
    assert spot is not None
    assert "甲事第二段" in list(more.paragraphs())[spot.block].text


def test_a_comment_whose_text_was_rewritten_stands_at_its_section() -> None:
    document = _document()
    at = next(n for n, text in enumerate(_file(document)) if "第二段" in text)
    (found,) = placed([_comment(at, "十亿元")], _file(document), document)
    gone = _document(
        with_items(DRAFT, [item for item in flattened(DRAFT.template.sections) if not (isinstance(item, Prose) and "甲事" in item.text)])
    )
    spot = Places(gone).of_thing(found)
    assert _at(gone, spot) == "一、甲事"


def test_a_comment_without_any_place_left_has_none() -> None:
    assert Places(_document()).of_thing(PlacedForeign(_comment(0, "没有"), "nowhere", 3, "哪里也没有的一段")) is None


def test_a_comment_behind_the_last_paragraph_and_in_an_empty_file_is_kept() -> None:
    document = _document()
    assert [p.thing.text for p in placed([_comment(99)], _file(document), document)] == ["此处再核"]
    assert placed([_comment(0, "x")], [], Document(())) == (PlacedForeign(_comment(0, "x")),)


def test_comments_and_tracked_changes_are_counted() -> None:
    kinds = ("comment", "insertion", "deletion", "insertion", "picture", "link")
    things = tuple(PlacedForeign(Foreign(kind, 0)) for kind in kinds)
    assert (len(comments_of(things)), tracked_count(things)) == (1, 3)
