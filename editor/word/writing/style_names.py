"""What the styles of a layout profile are called in a Word file: ids, names, their place in the gallery, what follows them."""

from editor.model.document.profile import LayoutProfile

_BUILT_IN = {"Body Text": "BodyText", "Title": "Title"} | {f"heading {level}": f"Heading{level}" for level in range(1, 10)}
_OWN = {
    "空行": "EmptyLine",
    "题注": "TitleNote",
    "主送机关": "Addressee",
    "附件说明": "AttachmentNote",
    "署名": "IssuerSignature",
    "成文日期": "IssueDate",
    "附注": "Remark",
    "附件": "Attachment",
    "表格正文": "TableText",
    "表头": "TableHead",
    "页码": "OuterPageNumber",
    "份号": "CopyNumber",
    "密级": "SecrecyClass",
    "紧急程度": "Urgency",
    "标志上空": "SpaceAboveMark",
    "令上空": "SpaceAboveOrderMark",
    "发文机关标志": "IssuerMark",
    "联合标志": "JointIssuerMark",
    "联合文件": "JointDocumentMark",
    "发文字号": "DocumentNumber",
    "上行文号": "UpwardDocumentNumber",
    "红线": "RedLine",
    "信函上空": "SpaceAboveLetterMark",
    "信函线上": "SpaceAboveLetterLine",
    "信函粗线": "LetterThickLine",
    "信函线间": "LetterLineGap",
    "信函细线": "LetterThinLine",
    "信函线下": "SpaceBelowLetterLine",
    "信函文号": "LetterDocumentNumber",
    "盖章署名": "SealedSignature",
    "联合署名": "JointSignatures",
    "签章职务": "StampedOffice",
    "盖章日期": "SealedDate",
    "出席": "Present",
    "请假": "Absent",
    "列席": "Attending",
    "版记位": "ImprintPlace",
    "版记粗线": "ImprintThickLine",
    "版记细线": "ImprintThinLine",
    "抄送机关": "CopyTo",
    "印发机关": "PrintingOffice",
    "正文字符": "BodyCharacter",
    "黑体字符": "HeiCharacter",
    "楷体字符": "KaiCharacter",
    "加粗": "BoldCharacter",
}

_GALLERY = (
    *("标题", "主送机关", "正文", "一级标题", "二级标题", "三级标题", "四级标题"),
    *("附件说明", "署名", "成文日期", "附注", "附件", "表格正文", "表头"),
)
"""The styles that a person uses, in the order of the gallery; all others are hidden until they are used."""
_NEXT = dict.fromkeys(("主送机关", "一级标题", "二级标题", "三级标题", "四级标题", "成文日期", "盖章日期", "附注"), "正文") | {
    "标题": "主送机关",
    "题注": "主送机关",
    "署名": "成文日期",
    "盖章署名": "盖章日期",
    "附件": "标题",
}
"""The style of the paragraph that Enter begins behind one; behind all others it is the same."""


def style_id(profile: LayoutProfile, style: str) -> str:
    """The ASCII id of a style of the profile in the Word file; a paragraph style the profile lacks is 正文."""
    if style not in profile.styles:
        style = "正文"
    built_in = _BUILT_IN.get(profile.styles[style].word)
    return built_in or _OWN.get(style) or f"Style{list(profile.styles).index(style) + 1}"


def character_style(profile: LayoutProfile, name: str) -> str:
    """The character style that a run's style names, with or without 字符 at its end; "" for the paragraph's own look."""
    return next((style for style in (name, f"{name}字符") if style in profile.styles and profile.styles[style].character), "")


def slot_id(profile: LayoutProfile, style: str) -> str:
    """The id of the character style of an unfilled slot in a run of that character style ("" for the paragraph's own look)."""
    return f"{style_id(profile, style)}Slot" if style else "Slot"


def next_id(profile: LayoutProfile, style: str) -> str:
    """The id of the style that Enter begins behind a paragraph of this one, "" for the same."""
    return style_id(profile, _NEXT[style]) if style in _NEXT else ""


def gallery_place(style: str) -> int:
    """Where a style stands in Word's gallery, from 1; 0 for one that is hidden until it is used."""
    return _GALLERY.index(style) + 1 if style in _GALLERY else 0
