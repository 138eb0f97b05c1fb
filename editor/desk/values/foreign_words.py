"""What other programs put into a report, in the words of the person."""

from collections.abc import Iterable

from editor.model.returned.foreign import Foreign, ForeignKind
from editor.model.text.series import in_row
from editor.model.words import tr

_SHORT = 24
_ONLY_WORD_DRAWS: frozenset[ForeignKind] = frozenset(
    {ForeignKind.PICTURE, ForeignKind.TEXT_BOX, ForeignKind.FOOTNOTE, ForeignKind.ENDNOTE, ForeignKind.FORMULA, ForeignKind.HEADER}
)


def kind_words(kind: ForeignKind) -> str:
    """What a thing is called."""
    words: dict[ForeignKind, str] = {
        ForeignKind.PICTURE: tr("图片"),
        ForeignKind.TEXT_BOX: tr("文本框"),
        ForeignKind.COMMENT: tr("批注"),
        ForeignKind.INSERTION: tr("修订"),
        ForeignKind.DELETION: tr("修订"),
        ForeignKind.FOOTNOTE: tr("脚注"),
        ForeignKind.ENDNOTE: tr("尾注"),
        ForeignKind.LINK: tr("链接"),
        ForeignKind.FORMULA: tr("公式"),
        ForeignKind.FIELD: tr("域"),
        ForeignKind.SECTION: tr("分节"),
        ForeignKind.NUMBERING: tr("自动编号"),
        ForeignKind.FORMATTING: tr("手工格式"),
        ForeignKind.PARAGRAPH: tr("段落格式"),
        ForeignKind.HIDDEN: tr("隐藏文字"),
        ForeignKind.CONTROL: tr("内容控件"),
        ForeignKind.BREAK: tr("分页符"),
        ForeignKind.HEADER: tr("页眉页脚"),
        ForeignKind.OUTSIDE: tr("外部内容"),
    }
    return words[kind]


def thing_words(thing: Foreign) -> str:
    """A thing with the beginning of its text: 批注“请再核”."""
    text = " ".join((thing.text or thing.marked).split())
    kind = kind_words(thing.kind)
    return tr("{kind}“{text}”", kind=kind, text=text if len(text) <= _SHORT else f"{text[:_SHORT]}…") if text else kind


def kinds_in_words(things: Iterable[Foreign]) -> str:
    """The kinds of several things, each once, in their order."""
    return in_row(dict.fromkeys(kind_words(thing.kind) for thing in things))


def not_drawn(things: Iterable[Foreign]) -> list[Foreign]:
    """The things that our own pages do not show; LibreOffice prints them from the Word file."""
    return [thing for thing in things if thing.kind in _ONLY_WORD_DRAWS]
