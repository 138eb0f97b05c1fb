"""The first page must show text of the body (GB/T 9704-2012, 7.3.3)."""

from collections.abc import Sequence

from editor.layout.lines.boxes import Laid, PageBox
from editor.model.document.document import Paragraph, Table

_BODY = frozenset(("正文", "一级标题", "二级标题", "三级标题", "四级标题"))


def lacks_body(blocks: Sequence[Paragraph | Table], first: PageBox) -> bool:
    """Whether a document has a body, and its first page shows none of it."""
    is_shown = any(_is_body(blocks[box.block]) for box in first.lines)
    return not is_shown and any(_is_body(block) for block in blocks)


def _is_body(block: Paragraph | Table) -> bool:
    return (not block.joint) if isinstance(block, Table) else block.style in _BODY and bool(block.text)


def first_page_lacks_body(laid: Laid) -> bool:
    """Whether the first page of a laid document shows nothing of its body."""
    return bool(laid.pages) and lacks_body(laid.document.blocks, laid.pages[0])
