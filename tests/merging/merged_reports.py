"""Reports that hold all that a draft can, edited by hand and merged: what must hold of each, and words to edit them by."""

from collections.abc import Callable

from editor.composing import compose
from editor.merging import Merged, merged
from editor.model.document.document import Paragraph
from editor.model.draft.draft import Draft
from editor.model.returned.change import choice_of, take_all
from editor.model.returned.lines import plain
from editor.word import open_package
from tests.desk.elements import ALL, draft_of
from tests.desk.rich_reports import repeated_draft, tables_draft
from tests.desk.word_parts import Element, paragraphs_of, part_of, text_of, w, with_part
from tests.merging.written import Report, report_of

Edit = Callable[[Element], None]
TITLE = """+++
format = 1
name = "通知"
+++
@标题 关于做好冬季供水工作
@标题 并开展管网巡查的通知
@主送机关 各所
请照办。
@署名 清溪县水务局
@成文日期 2026年4月1日
"""


def made_reports() -> dict[str, Report]:
    """Drafts and their Word files by name."""
    drafts = {"巡河": repeated_draft(), "物资": tables_draft(), "两行题": draft_of(TITLE)} | {name: draft_of(text) for name, text in ALL.items()}
    return {name: report_of(draft) for name, draft in drafts.items()}


def after(report: Report, edit: Edit) -> Merged:
    """The merge of an edited report, of which all must be decided and come back."""
    stored, data = report
    document = part_of(data, "word/document.xml")
    edit(document[0])
    found = merged(stored, open_package(with_part(data, "word/document.xml", document)))
    assert {choice_of(found.draft, change) for change in found.changes if change.kind != "loose"} <= {"word"}
    back = take_all(found.draft, found.changes[::-1], "here")
    assert back.template.sections == stored.template.sections
    assert all(back.value(key) == stored.value(key) for key in stored.template.by_key)
    return found


def after_and_file(report: Report, edit: Edit) -> tuple[Merged, list[str]]:
    """The merge of an edited report, and what the paragraphs of its file say outside tables, without spaces."""
    lines: list[str] = []

    def edited(body: Element) -> None:
        edit(body)
        lines.extend(plain(text_of(line)) for line in paragraphs_of(body))

    return after(report, edited), lines


def plain_texts_of(draft: Draft) -> list[str]:
    """What the paragraphs of a draft say outside tables, without spaces."""
    blocks = compose(draft).document.blocks
    return [plain(block.text) for block in blocks if isinstance(block, Paragraph) and block.text.strip()]


def line_of(body: Element, words: str) -> Element:
    """The first paragraph with these words."""
    return next(line for line in paragraphs_of(body) if words in text_of(line))


def retype(node: Element, was: str, now: str) -> None:
    """Type over words that stand in one run."""
    text = next(t for t in node.iter(w("t")) if was in (t.text or ""))
    text.text = (text.text or "").replace(was, now)


def texts_of(draft: Draft) -> list[str]:
    """What the paragraphs of a draft say."""
    return [p.text for p in compose(draft).document.paragraphs() if p.text]


def rows_of(body: Element, table: int) -> list[Element]:
    """The rows of a table."""
    return list(body.iter(w("tbl")))[table].findall(w("tr"))
