"""Random drafts: sections in any shape with text that looks like marks, and values that look like holes."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace

from editor.model.document.grid import Grid
from editor.model.draft.draft import Draft
from editor.model.template.field import Field, FieldType, Value
from editor.model.template.file import parse_template
from editor.model.template.markup import joined_markup, slot
from editor.model.template.template import Block, Element, Prose, Section, SectionPart, Template

_CHARACTERS = "甲乙丙，。（）　 |{}%#@\\<>^\"'+-*_~`=&/:;!?〔〕可选每写表Xx_1aé𠮷\u200b\u2028\u2029\x85\n\r\t\x0b\x00\x1f\x7f\ud800\ufeff\ufffe"
_WORDS = (
    *("{可选}", "{可选, 写}", "{每 行 in 清单}", "{不编号}", " | ", "| a | b |", "{表}", "+++", "# ", "#### 四", "@署名 某", "@附件"),
    *("{{ 单位 }}", "{{ 项1 }}", "{{", "}}", "{%", "%}", "{% if 单位 %}", "{% endif %}", "{#", "\\{{", "\\", "\\\\", "\\|", "\\u{41}", "<", "^"),
    *("〔单位〕", "〔地点〕", "XX", "某某", "____", "特此报告。", "附件：", "1.", "一、", "（一）", "- ", "**", "&lt;", "]]>", "  ", "　　"),
)
_FIELDS = (
    Field("单位", FieldType.ORG),
    Field("地点", FieldType.PLACE, label="会议地点"),
    Field("说明", FieldType.LONGTEXT),
    Field("金额（万元，税）", FieldType.MONEY),
    Field("清单", FieldType.ROWS, columns=(Field("事项"), Field("月份", FieldType.MONTH))),
)


def typed(chance: random.Random, most: int = 5) -> str:
    """Text as anybody may type or paste it."""
    parts = ("".join(chance.choices(_CHARACTERS, k=chance.randint(0, 4))) if chance.random() < 0.5 else chance.choice(_WORDS) for _ in range(most))
    return "".join(parts) if chance.random() < 0.95 else ""


_KEYS = tuple(field.key for field in _FIELDS[:4])


def markup(chance: random.Random, keys: Sequence[str] = _KEYS) -> str:
    """A line of markup: typed text with slots between."""
    slots = [slot(chance.choice(keys)) for _ in range(chance.randint(0, 2)) if keys]
    pieces = [piece for code in slots for piece in ((typed(chance, 2), False), (code, True))]
    return joined_markup([*pieces, (typed(chance, 3), False)])


def random_draft(chance: random.Random) -> Draft:
    """A draft with a file of its own or without, with any sections and values."""
    template = Template(name=chance.choice(("", "试稿", 'a"b\\')), fields=_FIELDS, sections=tuple(_sections(chance)))
    if chance.random() < 0.5:
        origin = chance.choice(("+++\nname = '甲'\n+++\n{{ 单位 }}\n", '+++\n[fields."单位"\n+++\n{{ 单位 }}\n', "没有开头"))
        template = replace(parse_template(origin)[0], fields=chance.choice((_FIELDS, _FIELDS[::-1])), sections=template.sections)
    switches = {section.id: chance.random() < 0.7 for section in template.sections if section.optional}
    return Draft(template, values_for(template, chance), switches)


def _sections(chance: random.Random) -> Iterator[Section]:
    yield Section("head", SectionPart.ELEMENTS, blocks=(Element("标题", markup(chance)), *_elements(chance, "主送机关")))
    yield Section("opening", SectionPart.OPENING, blocks=tuple(_blocks(chance)))
    for number in range(chance.randint(0, 3)):
        repeat = ("行", "清单") if chance.random() < 0.2 else None
        heading, run_on = markup(chance), markup(chance) if chance.random() < 0.3 else ""
        section = Section(f"s{number * 3 + 1}", SectionPart.BODY, chance.randint(1, 4), heading, run_on, tuple(_blocks(chance)), repeat=repeat)
        optional = chance.random() < 0.3
        yield replace(section, optional=optional, on=not optional or chance.random() < 0.5, numbered=chance.random() < 0.8)
    yield Section("sign", SectionPart.ELEMENTS, blocks=tuple(_elements(chance, "署名", "成文日期", "附注")))
    if chance.random() < 0.3:
        yield Section("a1", SectionPart.ATTACHMENT, heading=markup(chance), numbered=False, blocks=tuple(_blocks(chance)))


def _elements(chance: random.Random, *names: str) -> Iterator[Element]:
    yield from (Element(name, markup(chance)) for name in names)


def _blocks(chance: random.Random) -> Iterator[Block]:
    for _ in range(chance.randint(1, 3)):
        if chance.random() < 0.3:
            rows = (tuple(markup(chance) for _ in range(chance.choice((0, 1, 1, 2, 3)))) for _ in range(chance.randint(1, 3)))
            yield Grid(tuple(rows))
        else:
            yield Prose(markup(chance))


def values_for(template: Template, chance: random.Random) -> dict[str, Value]:
    """Values for some of the fields: any text, and what looks like a hole, one's own or another's."""
    return {field.key: _value(field, template, chance) for field in template.fields if not field.computed and chance.random() < 0.7}


def _value(field: Field, template: Template, chance: random.Random) -> Value:
    if field.type == FieldType.ROWS:
        return tuple({column.key: _text(column, template, chance) for column in field.columns} for _ in range(chance.randint(0, 3)))
    return _text(field, template, chance)


def _text(field: Field, template: Template, chance: random.Random) -> str:
    other = chance.choice(template.fields) if template.fields else field
    holes = (f"〔{field.name}〕", f"〔{other.name}〕", f"{{{{ {field.key} }}}}", "X", "____")
    text = chance.choice((*holes, "12.80", "2026-08-03", "8", "是", typed(chance), typed(chance, 8)))
    # Only long texts are typed in several lines, and begin and end with one that says something.
    return "\n".join(text.split()) if field.type == FieldType.LONGTEXT else " ".join(text.splitlines())
