"""The styles as a person meets them in Word: a gallery of those that are used, what Enter begins, names that are nobody else's, a plain base."""

import pytest
from lxml import etree

from editor.model.document.document import Document, Paragraph, Run
from editor.word import expected_of, open_package, prove, read_values, write_docx
from tests.word.edited_files import edited
from tests.word.papers import NS, W, paragraph, part, profile, report

GALLERY = (
    *("Title", "主送机关", "Body Text", "heading 1", "heading 2", "heading 3", "heading 4"),
    *("附件说明", "署名", "成文日期", "附注", "附件", "表格正文", "表头"),
)
# What Chinese Word calls styles of its own, where a name of ours could be one of these.
TAKEN = (
    *(
        "正文",
        "标题",
        "副标题",
        "题注",
        "页码",
        "页眉",
        "页脚",
        "行号",
        "日期",
        "称呼",
        "签名",
        "电子邮件签名",
        "结束语",
        "注释标题",
        "正文文本",
        "正文缩进",
    ),
    *(
        "脚注文本",
        "尾注文本",
        "批注文字",
        "批注框文本",
        "目录标题",
        "引文目录",
        "图表目录",
        "列表",
        "列出段落",
        "列表段落",
        "纯文本",
        "强调",
        "要点",
        "引用",
    ),
    *(
        "明显强调",
        "明显引用",
        "不明显强调",
        "书籍标题",
        "无间隔",
        "普通表格",
        "网格型",
        "超链接",
        "索引标题",
        "信封地址",
        "信息标题",
        "宏文本",
        "块文字",
    ),
)


@pytest.fixture(scope="module")
def styles() -> "etree._Element":
    return part(write_docx(report(), profile(), "{}"), "word/styles.xml")


def _name(style: "etree._Element") -> str:
    return str(style.xpath("string(w:name/@w:val)", namespaces=NS))


def _named(styles: "etree._Element", name: str) -> "etree._Element":
    return next(style for style in styles.iterfind("w:style", NS) if _name(style) == name)


def test_the_gallery_shows_what_a_person_uses_in_the_order_of_a_document(styles: "etree._Element") -> None:
    shown = styles.xpath("w:style[w:qFormat]", namespaces=NS)
    assert [_name(style) for style in sorted(shown, key=lambda style: int(style.xpath("string(w:uiPriority/@w:val)", namespaces=NS)))] == list(
        GALLERY
    )


def test_all_other_styles_are_hidden_until_they_are_used(styles: "etree._Element") -> None:
    others = [style for style in styles.iterfind("w:style", NS) if _name(style) not in (*GALLERY, "Normal", "断行")]
    assert len(others) > 20
    assert [_name(style) for style in others if style.find("w:semiHidden", NS) is None or style.find("w:unhideWhenUsed", NS) is None] == []
    hidden = styles.find("w:latentStyles", NS)
    assert hidden is not None
    assert hidden.get(f"{{{W}}}defSemiHidden") == "1"


@pytest.mark.parametrize(
    ("style", "begun"),
    [
        *(("Title", "主送机关"), ("主送机关", "Body Text"), ("heading 1", "Body Text"), ("heading 4", "Body Text"), ("署名", "成文日期")),
        *(("成文日期", "Body Text"), ("附件", "Title"), ("Body Text", "Body Text"), ("附件说明", "附件说明")),
    ],
)
def test_enter_begins_what_comes_next_in_a_document(styles: "etree._Element", style: str, begun: str) -> None:
    following = _named(styles, style).xpath("string(w:next/@w:val)", namespaces=NS)
    names = {node.get(f"{{{W}}}styleId"): _name(node) for node in styles.iterfind("w:style", NS)}
    assert names.get(following, style) == begun


def test_no_style_of_ours_is_called_like_one_of_words_own(styles: "etree._Element") -> None:
    ours = [_name(style) for style in styles.iterfind("w:style", NS) if style.get(f"{{{W}}}customStyle") == "1"]
    assert len(ours) == len(set(ours))
    assert set(ours) & set(TAKEN) == set()


def test_normal_is_plain_so_that_what_word_puts_in_takes_nothing_from_the_body(styles: "etree._Element") -> None:
    normal = _named(styles, "Normal")
    spacing = normal.find("w:pPr/w:spacing", NS)
    assert spacing is not None
    assert (spacing.get(f"{{{W}}}line"), spacing.get(f"{{{W}}}lineRule")) == ("240", "auto")
    assert [node.tag for look in ("w:ind", "w:jc") for node in normal.iterfind(f"w:pPr/{look}", NS)] == []
    assert normal.find("w:rPr", NS) is None


@pytest.mark.parametrize("length", [1, 64, 65, 200])
def test_the_title_and_the_tag_of_a_control_have_at_most_64_characters(length: int) -> None:
    key = "乙" * length
    document = Document((Paragraph("正文", (Run("由"), Run("水务局", field=key, label=key, place=1), Run("办理。"))),))
    written = write_docx(document, profile(), "{}")
    assert list(prove(written, expected_of(document))) == []
    said = part(written, "word/document.xml").xpath("//w:sdtPr/*[self::w:alias or self::w:tag]/@w:val", namespaces=NS)
    assert [len(text) <= 64 for text in said] == [True, True]
    assert [(value.path, value.text) for value in read_values(open_package(written))] == [(key, "水务局")]


def test_a_long_tag_alone_still_tells_its_field() -> None:
    keys = [f"{'乙' * 70}{end}" for end in "甲丙"]
    document = Document(tuple(Paragraph("正文", (Run(f"值{n}", field=key, label="值", place=1),)) for n, key in enumerate(keys)))
    bare = edited(write_docx(document, profile(), "{}"), *((f'w:name="{mark}"', 'w:name="_other"') for mark in _bookmarks(document)))
    assert {value.path: value.text for value in read_values(open_package(bare))} == dict(zip(keys, ("值0", "值1"), strict=True))


def _bookmarks(document: Document) -> list[str]:
    return list(part(write_docx(document, profile(), "{}"), "word/document.xml").xpath("//w:bookmarkStart/@w:name", namespaces=NS))


def test_the_titles_of_attachments_are_in_the_outline_and_the_documents_own_is_not() -> None:
    blocks = (
        ("标题", "关于防汛的通知"),
        ("正文", "各地："),
        ("附件", "附件1"),
        ("空行", ""),
        ("标题", "物资清单"),
        ("正文", "如下。"),
        ("附件", "附件2"),
    )
    document = Document(tuple(paragraph(style, text) for style, text in (*blocks, ("标题", "名单"))))
    levels = part(write_docx(document, profile()), "word/document.xml").xpath("//w:p[w:pPr/w:outlineLvl/@w:val='0']", namespaces=NS)
    assert ["".join(node.itertext()) for node in levels] == ["物资清单", "名单"]
