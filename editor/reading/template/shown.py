"""How the value of a blank is written: by the picture that the file gives of it, as a box, or through the filters of its tag."""

from editor.model.sample.inspection import SlotSpan
from editor.model.sample.source import Mark
from editor.model.template.field import FieldType
from editor.model.template.markup import slot
from editor.reading.template.codes import tag_of

_BY_PICTURE = {
    FieldType.DATE: "日期",
    FieldType.MONTH: "日期",
    FieldType.TIME: "时间",
    FieldType.NUMBER: "格式",
    FieldType.MONEY: "格式",
    FieldType.PERCENT: "格式",
    FieldType.YEAR: "格式",
}


def slot_markup(span: SlotSpan, mark: Mark | None) -> str:
    """The markup of a blank; `mark` is what the file says of it."""
    filters = tag_of(span.text)[1]
    if mark is not None and mark.type == FieldType.FLAG == span.type:
        return f'{{{{ "☑" if {span.field} else "□" }}}}'
    if mark is not None and mark.picture and span.type is not None and span.type in _BY_PICTURE:
        filters = f" | {_BY_PICTURE[span.type]}({_quoted(mark.picture)})"
    return f"{{{{ {span.field}{filters} }}}}" if filters else slot(span.field)


def _quoted(picture: str) -> str:
    """A picture as a constant of code; its own quotes are single ones."""
    return '"' + picture.replace('"', "'").replace("\\", "").replace("{", "").replace("}", "") + '"'
