"""What the person calls the types of fields."""

from editor.model.words import tr


def type_words(type_: str | None) -> str:
    """What the person calls a type, as short as it stands in a list."""
    names = {
        "org": tr("单位"), "person": tr("姓名"), "number": tr("数字"), "money": tr("金额"), "percent": tr("百分数"), "date": tr("日期"),
        "month": tr("月份"), "year": tr("年份"), "project": tr("项目名称"), "meeting": tr("会议名称"), "place": tr("地点"), "longtext": tr("长文字"),
    }  # fmt: skip
    return names.get(type_ or "text", tr("文字"))
