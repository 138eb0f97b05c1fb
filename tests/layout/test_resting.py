"""What may stand otherwise in a document that was laid out."""

from editor.layout import FontBook, LayoutCache, settle
from editor.model.document.document import Document, Paragraph, Run
from editor.model.document.profile import LayoutProfile


def test_what_a_character_is_set_like_is_told_by_the_face_of_its_run(profile: LayoutProfile, book: FontBook) -> None:
    heading, cache = Paragraph("二级标题", (Run("（一）抓进度。"), Run("快。", "正文字符"))), LayoutCache()
    settle(Document((heading,), "题"), profile, book, cache=cache)
    style = profile.style("二级标题")
    book.ruler(book.face(profile.style("正文字符").font), style.size * 10, style.spacing)["龘"] = 999.0
    rest = cache.at_rest()
    assert rest is not None
    assert "齉龘".translate(rest.alike(0, "")) == "一一"
    assert "齉龘".translate(rest.alike(0, "正文字符")) == "一龘"
