"""What other programs put into a report, in the words of the person."""

from collections.abc import Iterable

from editor.model.returned.foreign import Foreign, ForeignKind
from editor.model.words import tr

_SHORT = 24
_ONLY_WORD_DRAWS: frozenset[ForeignKind] = frozenset({"picture", "text box", "footnote", "endnote", "formula", "header"})


def kind_words(kind: ForeignKind) -> str:
    """What a thing is called."""
    words: dict[ForeignKind, str] = {
        "picture": tr("图片"),
        "text box": tr("文本框"),
        "comment": tr("批注"),
        "insertion": tr("修订"),
        "deletion": tr("修订"),
        "footnote": tr("脚注"),
        "endnote": tr("尾注"),
        "link": tr("链接"),
        "formula": tr("公式"),
        "field": tr("域"),
        "section": tr("分节"),
        "numbering": tr("自动编号"),
        "formatting": tr("手工格式"),
        "paragraph": tr("段落格式"),
        "hidden": tr("隐藏文字"),
        "control": tr("内容控件"),
        "break": tr("分页符"),
        "header": tr("页眉页脚"),
    }
    return words[kind]


def thing_words(thing: Foreign) -> str:
    """A thing with the beginning of its text: 批注“请再核”."""
    text = " ".join((thing.text or thing.marked).split())
    kind = kind_words(thing.kind)
    return tr("{kind}“{text}”", kind=kind, text=text if len(text) <= _SHORT else f"{text[:_SHORT]}…") if text else kind


def kinds_in_words(things: Iterable[Foreign]) -> str:
    """The kinds of several things, each once, in their order."""
    return "、".join(dict.fromkeys(kind_words(thing.kind) for thing in things))


def not_drawn(things: Iterable[Foreign]) -> list[Foreign]:
    """The things that our own pages do not show; LibreOffice prints them from the Word file."""
    return [thing for thing in things if thing.kind in _ONLY_WORD_DRAWS]
