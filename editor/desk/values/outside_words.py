"""What in a file reaches outside, in the words of the person."""

from collections.abc import Sequence

from editor.model.problem import Problem
from editor.model.returned.outside import Outside, OutsideKind
from editor.model.text.series import in_row
from editor.model.words import tr

_SHORT, _MOST_NAMED = 60, 20


def outside_problems(things: Sequence[Outside]) -> tuple[Problem, ...]:
    """One remark that counts what in a file reaches outside or is hidden and names each, the first twenty of many; nothing where there is none."""
    if not things:
        return ()
    names = list(dict.fromkeys(map(_named, things)))
    named = in_row(names[:_MOST_NAMED]) + ("……" if len(names) > _MOST_NAMED else "")
    return (Problem(tr("文件里有 {count} 处取用外部内容或看不见，拟稿不取用、不运行，净稿里没有：{things}。", count=len(things), things=named)),)


def _named(thing: Outside) -> str:
    """A thing with the beginning of what it says: 域“DDEAUTO …”."""
    text, kind = thing.text, _kind(thing.kind)
    return tr("{kind}“{text}”", kind=kind, text=text if len(text) <= _SHORT else f"{text[:_SHORT]}…") if text else kind


def _kind(kind: OutsideKind) -> str:
    words: dict[OutsideKind, str] = {
        OutsideKind.FIELD: tr("域"),
        OutsideKind.PICTURE: tr("外部图片"),
        OutsideKind.LINK: tr("链接"),
        OutsideKind.OBJECT: tr("外部对象"),
        OutsideKind.DOCUMENT: tr("插入的文档"),
        OutsideKind.TEMPLATE: tr("套用的模板"),
        OutsideKind.DATA: tr("邮件合并数据"),
        OutsideKind.MACRO: tr("宏"),
        OutsideKind.CONTROL: tr("ActiveX 控件"),
        OutsideKind.EXTENSION: tr("加载项"),
        OutsideKind.HIDDEN: tr("隐藏文字"),
        OutsideKind.OTHER: tr("外部内容"),
    }
    return words[kind]
