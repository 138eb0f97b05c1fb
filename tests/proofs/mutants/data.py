"""Damage to JSON, sheets and template headers by who knows what they mean: values of a wrong type at any depth, cells of every odd kind."""

import csv
import io
import json
import re
from random import Random
from typing import Any

from lxml import etree

from tests.proofs.mutants.damage import Mutator
from tests.proofs.mutants.trees import WILD, Change, Element
from tests.proofs.mutants.zips import members_of, zipped

# ruff: noqa: ANN401 - what JSON holds may be anything

_X = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_REFERENCES = ("XFD1048576", "A1048576", "A0", "AAAAAAAA1", "A99999999999", "1A", "", "ZZ30000", "甲1")
_CELLS = (
    *("<c r='B2' t='e'><v>#REF!</v></c>", "<c r='B2' t='e'><v>#除</v></c>", "<c r='B2' t='e'/>", "<c r='B2' t='s'><v>99999</v></c>"),
    *("<c r='B2' t='s'><v>-1</v></c>", "<c r='B2' t='s'><v>x</v></c>", "<c r='B2' t='b'><v>7</v></c>", "<c r='B2' t='d'><v>2026-99-99</v></c>"),
    *("<c r='B2' t='n'><v>1e999</v></c>", "<c r='B2' t='n'><v>NaN</v></c>", "<c r='B2' s='1'><v>-5</v></c>", "<c r='B2' s='1'><v>1e15</v></c>"),
    *("<c r='B2' s='99999'><v>1</v></c>", "<c r='B2' t='?'><v>1</v></c>", "<c r='B2'><f>1/0</f></c>", "<c r='B2'><f>A1</f><v/></c>"),
    *("<c r='B2' t='str'><f>WEBSERVICE(\"http://127.0.0.1:9\")</f><v>x</v></c>", "<c r='B2' t='inlineStr'><is/></c>"),
    *("<c r='B2'><f t='shared' si='0' ref='A1:XFD1048576'>A1+1</f><v>1</v></c>", "<c r='B2'><f t='shared' si='5'/><v>1</v></c>", "<c/>"),
    "<c r='B2' t='n'><v>1 2</v></c>",
)


def json_changed(data: bytes, chance: Random) -> bytes:
    """JSON in which values have the wrong type, names are other ones, lists and tables are longer, shorter or deeper."""
    try:
        value = json.loads(data)
    except ValueError:
        return data
    for _ in range(chance.choice((1, 1, 2, 5))):
        value = _changed(value, chance, 0.25)
    return json.dumps(value, ensure_ascii=chance.random() < 0.5).encode("utf-8", "surrogatepass")


def _changed(value: Any, chance: Random, stop: float) -> Any:
    if not isinstance(value, list | dict) or not value or chance.random() < stop:
        return _other(value, chance)
    if isinstance(value, list):
        at = chance.randrange(len(value))
        return [*value[:at], _changed(value[at], chance, stop), *value[at + 1 :]]
    name = chance.choice(list(value))
    changed = _changed(value[name], chance, stop / 2)
    way = chance.randrange(8)
    if way == 0:
        return {key: other for key, other in value.items() if key != name}
    new = chance.choice((*list(value), "没有", "", "__class__", "甲" * 500)) if way == 1 else name
    return {**value, new: changed}


def _other(value: Any, chance: Random) -> Any:
    deep: Any = 1
    for _ in range(chance.choice((3, 200))):
        deep = [deep] if chance.random() < 0.5 else {"甲": deep}
    texts = (*WILD, "\ud800", "\0", "字" * 20_000, "\n" * 500, "{{ 本单位 }}", "〔本单位〕", "{% for %}")
    kinds = (
        None,
        True,
        False,
        0,
        -1,
        10**30,
        1e300,
        float("nan"),
        float("inf"),
        [],
        {},
        [[]],
        [{}],
        [None],
        {"": ""},
        {"a": {"b": []}},
        deep,
        [value] * 3,
        [value, 1],
    )
    return chance.choice((chance.choice(kinds), chance.choice(kinds), chance.choice(texts), str(value)[: chance.randrange(9)]))


def json_deep(data: bytes, chance: Random) -> bytes:
    """JSON that is nested deeper than any reader goes, or whose numbers and texts are longer."""
    name = json.dumps(chance.choice(re.findall(r'"([^"\\]+)":', data.decode("utf-8", "replace")) or ["本单位"]), ensure_ascii=False).encode()
    many = chance.choice((500, 100_000))
    deep = chance.choice(
        (b"[" * many, b'{"a":' * many, b"[" * many + b"]" * many, b"9" * many, b"1e" + b"9" * many, b'"' + b"\\u0041" * many + b'"', b"-Infinity")
    )
    return chance.choice((deep, b"{" + name + b": " + deep + b"}", data.rstrip()[:-1] + b", " + name + b": " + deep + b"}"))


def csv_changed(data: bytes, chance: Random) -> bytes:
    """A sheet of text with other delimiters, quotes, line ends and encodings, with cells of odd kinds."""
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig", "replace"))))
    for _ in range(chance.choice((1, 2, 6))):
        row = chance.choice(rows) if rows else []
        if row:
            row[chance.randrange(len(row))] = chance.choice(
                (*WILD, '"', '""', "a\nb", "=cmd|' /C calc'!A0", "#REF!", "字" * 40_000, "1,234.50", "45000", *row)
            )
    out = io.StringIO()
    csv.writer(
        out,
        delimiter=chance.choice(",,;\t|^"),
        quotechar=chance.choice('""\''),
        quoting=chance.choice((0, 1)),
        lineterminator=chance.choice(("\n", "\r\n", "\r")),
    ).writerows(rows)
    encoding = chance.choice(("utf-8", "utf-8-sig", "gb18030", "utf-16", "big5"))
    return out.getvalue().encode(encoding, "replace")[: chance.choice((None, None, None, 200))]


def book_cells(top: Element, chance: Random) -> None:
    """Cells of every odd kind, far away, merged, twice."""
    cells = list(top.iter(f"{{{_X}}}c"))
    for cell in chance.sample(cells, min(len(cells), chance.choice((1, 3, len(cells))))):
        way = chance.randrange(5)
        if way == 0:
            cell.set("r", chance.choice(_REFERENCES))
        elif way == 1:
            cell.set("t", chance.choice(("s", "b", "e", "str", "n", "d", "inlineStr", "x", "")))
        elif way == 2:
            cell.set("s", chance.choice(WILD))
        else:
            parent = cell.getparent()
            if parent is not None:
                parent.replace(cell, etree.fromstring(f"<x xmlns='{_X}'>{chance.choice(_CELLS)}</x>")[0])
    if chance.random() < 0.3:
        merged = chance.choice(("A1:XFD1048576", "B2:A1", "A1:A1", "", "x", "A1:B9999999999"))
        top.append(etree.fromstring(f"<mergeCells xmlns='{_X}' count='-1'><mergeCell ref='{merged}'/></mergeCells>"))
    for dimension in top.iter(f"{{{_X}}}dimension"):
        dimension.set("ref", chance.choice(("A1:XFD1048576", "A1", "B2:A1", "", *_REFERENCES)))


def header_changed(data: bytes, chance: Random) -> bytes:
    """A template whose header says something else of a field: another type, odd columns, expressions that can't be."""
    text = data.decode("utf-8", "replace")
    fields = re.findall(r"^\[fields\..*\]$", text, re.MULTILINE)
    lines = (
        *('type = "rows"', 'type = "无"', "type = 7", 'type = ["a"]', 'type = "choice"', "choices = []", "choices = 5", "choices = [1, [2]]"),
        *("columns = []", "columns = [1]", 'columns = [{key = "甲", type = "rows", columns = [{key = "乙"}]}]'),
        *('columns = [{key = ""}, {key = "甲"}, {key = "甲"}]', 'computed = "1 +"', 'computed = "本单位"', 'computed = "9**9**9"', 'rule = "{{"'),
        *('rule = "本单位 > 5 > 甲"', 'sample = [{"a" = 1}]', "sample = 1e400", 'sample = "\\u0000"', 'label = ""', 'label = "{{ 甲 }}"'),
        *("required = 3", 'empty = "x"', 'empty = "section"', 'empty = "line"', 'unit = "亿元"', "default = [1]", 'default = "x"'),
        *("hint = 2026-01-01", "[fields.甲.乙]", "[[fields]]", '[fields.""]', '[fields."a|b"]', '[fields."甲 in 乙"]', '[fields."loop"]'),
        *('[fields."f_0"]', '[fields."not"]', 'layout = "../../x"', "layout = 7", 'numbering = "{0.__class__}"', 'form = "命令"', "form = 5"),
        *("format = 99", "format = -1", 'format = "x"', 'tags = "x"', "tags = [[1]]", 'name = "a/b\\n"', 'seal = "seal"'),
        "a = " + "[" * 300 + "]" * 300,
    )
    for _ in range(chance.choice((1, 1, 3))):
        line = chance.choice(lines)
        place = chance.choice((*fields, "+++"))
        text = text.replace(place, f"{place}\n{line}" if place in fields or chance.random() < 0.5 else place, 1)
    return text.encode()


_LINES = (
    *(
        "{% for 行 in 没有 %}x{% endfor %}",
        "{% for a in 本单位 %}{{ a }}{% endfor %}",
        "{% if %}",
        "{% else %}",
        "{% endfor %}",
        "{{ }}",
        "{{ 没有 }}",
    ),
    *(
        "{{",
        "{%",
        "{#",
        "{{ {{ }} }}",
        "# 甲 {每 行 in 没有}",
        "# 甲 {每 行 in 本单位}",
        "# {每 in}",
        "## {可选, 写, 不编号, 每 a in b}",
        "#### 深",
        "# ",
        "#",
    ),
    *(
        "##### 五",
        "# | 文",
        "# 甲 | ",
        "@标题",
        "@标题 {{ 没有 }}",
        "@附件",
        "@附件 {{ 本单位 }}",
        "@没有 甲",
        "@",
        "@成文日期 昨天",
        "@印发日期 {{ 本单位 | 日期 }}",
    ),
    *(
        "@附件说明 1. 甲\t2. 乙",
        "@份号 " + "9" * 500,
        "| |",
        "||",
        "|",
        "| a |",
        "| a | b | c |" * 30,
        "| < | ^ |",
        "| ^ |",
        "|---|",
        "| :--- | ---: |",
    ),
    *("{表 宽=3,5 线=无}", "{表 宽=-1,x,99999999999}", "{表}", "| {{ 在建项目.项目 }} |", "| {% for %} |", "\\", "\\\\#", "\\{{ a }}", "{{ 1/0 }}"),
    *(
        "{{ 在建项目 }}",
        "{{ 在建项目.没有 }}",
        "{{ 本单位 | 没有 }}",
        "{{ 本单位 | 大写 }}",
        "{{ 总投资 | 保留(99) }}",
        "{{ 召开日期 | 日期('x') }}",
        "{{ loop.index }}",
    ),
    *(
        "{% for 行 in 在建项目 %}{% for 行 in 在建项目 %}{{ 行.项目 }}{% endfor %}{% endfor %}",
        "{% for 行 in 在建项目 %}",
        "字" * 4000,
        "\u2028",
        "a\tb",
        "字\u200d字",
    ),
    *(
        "🇨🇳" * 100,
        "́" * 500,
        "| " + " | ".join("字" * 300 for _ in range(8)) + " |",
        "| " + "x" * 3000 + " |",
        "| a |\n| b | c |\n| d |",
        "特此报告。",
    ),
    *("附件：1. 甲", "\xa0", "　　", "1" * 300, "http://" + "a" * 500),
)


def text_lines_added(data: bytes, chance: Random) -> bytes:
    """A template or a text with lines that say something odd in its own language."""
    lines = data.decode("utf-8", "replace").split("\n")
    for _ in range(chance.choice((1, 2, 5))):
        at = chance.randrange(len(lines) + 1)
        if chance.random() < 0.5:
            lines.insert(at, chance.choice(_LINES))
        else:
            lines[at - 1] = f"{lines[at - 1]}{chance.choice(_LINES)}"
    return "\n".join(lines).encode("utf-8", "surrogatepass")


def in_part(change: Mutator, wanted: str) -> Mutator:
    """A mutator of a zip that changes one of the parts whose path has `wanted` in it."""

    def mutator(data: bytes, chance: Random) -> bytes:
        members = members_of(data)
        found = [at for at, (name, _) in enumerate(members) if re.search(wanted, name)]
        if found:
            at = chance.choice(found)
            members[at] = (members[at][0], change(members[at][1], chance))
        return zipped(members)

    return mutator


JSONS: tuple[Mutator, ...] = (json_changed, json_changed, json_changed, json_deep)
BOOKS: tuple[Change, ...] = (book_cells, book_cells, book_cells)
TEMPLATES: tuple[Mutator, ...] = (header_changed, header_changed, text_lines_added, text_lines_added, text_lines_added)
