"""Templates in the manner of docxtpl give the text that docxtpl gives with the same values."""

import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from docxtpl import DocxTemplate

from tests.desk.forms.made import para, run, table, texts_of, word, written

PEOPLE: list[dict[str, Any]] = [
    {"name": "Ann", "age": 31, "kids": ["Tom", "Eva"]},
    {"name": "Bo", "age": 17, "kids": []},
    {"name": "王芳", "age": 45, "kids": ["小明"]},
]
BOX = "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
BREAK = "<w:r><w:br/></w:r>"
TEMPLATES: dict[str, tuple[bytes, Mapping[str, Any]]] = {
    "an order": (
        word(
            para("Dear {{ customer }},")
            + para("{% if gold %}Thank you.{% else %}Hello.{% endif %} Total: {{ price }}")
            + para("{%p for item in items %}")
            + para("- {{ item.name }}: {{ item.price }}{% if item.eu %} (EU){% elif item.us %} (US){% endif %}")
            + para("{%p endfor %}")
            + para("Bye")
        ),
        {
            "customer": "A & B <Ltd>",
            "gold": True,
            "price": "10.50",
            "items": [{"name": "x", "price": "1", "eu": True}, {"name": "y", "price": "2", "us": True}],
        },
    ),
    "loops in loops": (
        word(
            para("{%p for person in people %}")
            + para("{{ loop.index }}. {{ person.name }} {% if person.age > 18 %}adult{% else %}child{% endif %}")
            + para("{%p for kid in person.kids %}")
            + para("  * {{ kid }}{% if not loop.last %},{% endif %}")
            + para("{%p endfor %}")
            + para("{%p endfor %}")
        ),
        {"people": PEOPLE},
    ),
    "rows and columns": (
        word(
            table(("{%tc for col in cols %}", "{{ col }}", "{%tc endfor %}"))
            + table(
                ("{%tr for row in rows %}",),
                ("{{ row.label }}", "{%tc for cell in row.cells %}", "{{ cell }}", "{%tc endfor %}"),
                ("{%tr endfor %}",),
            )
        ),
        {"cols": ["a", "b", "c"], "rows": [{"label": "r1", "cells": ["1", "2"]}, {"label": "r2", "cells": ["3"]}]},
    ),
    "a wide cell": (
        word(table(("{% colspan cols|count %}{{ title }}",), ("{%tc for col in cols %}", "{{ col }}", "{%tc endfor %}"))),
        {"title": "T", "cols": ["a", "b"]},
    ),
    "coloured cells": (
        word(table(("{%tr for a in alerts %}",), ("{{ a.day }}", "{% cellbg a.bg %}{{ a.desc }}"), ("{%tr endfor %}",))),
        {"alerts": [{"day": "1", "bg": "FF0000", "desc": "hot"}, {"day": "2", "bg": "00FF00", "desc": "cold"}]},
    ),
    "cells that are one downwards": (
        word(table(("{%tr for i in items %}",), ("{% vm %}{{ group }}", "{{ i }}"), ("{%tr endfor %}",))),
        {"group": "G", "items": ["1", "2", "3"]},
    ),
    "cells that are one along": (
        word(table(("{%tc for i in items %}", "{% hm %}{{ title }}", "{%tc endfor %}"), ("a", "b", "c"))),
        {"title": "T", "items": ["1", "2", "3"]},
    ),
    "remarks": (
        word(para("a{# nobody reads this #}b") + para("{#p nor this paragraph #}") + table(("{#tr nor this row #}",), ("x",)) + para("{{ x }}")),
        {"x": "seen"},
    ),
    "header and footer": (
        word(para("body {{ name }}"), para("{{ title }} — {{ date }}"), para("{% if name %}for {{ name }}{% endif %}")),
        {"name": "N", "title": "Report <1>", "date": "2016-03-17"},
    ),
    "Chinese in a header": (word(para("正文{{ 名称 }}"), para("{{ 公司 }}")), {"名称": "甲", "公司": "江畔“水务”&𠮷"}),
    "a footnote": (word(para("text"), footnote=para("note: {{ note }}")), {"note": "n & m"}),
    "a text box": (word(para("out {{ x }}", BOX.format(para("in {{ x }}")))), {"x": "1"}),
    "tabs and spaces": (word(para("[{{ spaces }}]") + para("a{{ tab }}b")), {"spaces": "     ", "tab": "\t\t"}),
    "several lines": (word(para("a: {{ x }}!")), {"x": "one\ntwo\n\nthree"}),
    "what is special in XML": (word(para("{{ x }} {{ x|e }}") + para("{{ y }}")), {"x": "<b> & \"q\" 'a'", "y": "]]>"}),
    "joined paragraphs": (
        word(
            para("Living in")
            + para("{%- if paris %}")
            + para(" Paris")
            + para("{%- else -%}")
            + para(" Rome")
            + para("{%- endif -%}")
            + para(". Nice.")
        ),
        {"paris": True},
    ),
    "tags over several runs": (word(para("A {", "{ na", "me }", "} Z {", "% if b ", "%}yes{% end", "if %}")), {"name": "N", "b": True}),
    "curly quotes": (word(para("{% if x == “a” %}A{% endif %}{{ y|default(‘none’) }}")), {"x": "a", "y": "Y"}),
    "comparisons": (
        word(para("{% if n >= 3 and not m %}1{% endif %}{% if 'b' in list %}2{% endif %}{% if s != 'x' %}3{% endif %}")),
        {"n": 3, "m": False, "list": ["a", "b"], "s": "y"},
    ),
    "numbers": (word(para("{{ a + b }} {{ a * b }} {{ price }} {{ a - b }}")), {"a": 6, "b": 3, "price": 12}),
    "names that are set": (word(para("{% set t = name|upper %}{{ t }} {{ t|lower }} {{ name|length }}")), {"name": "Bob"}),
    "filters": (
        word(para("{{ list|join(', ') }} {{ list|first }} {{ list|last }} {{ s|title }} {{ s|replace('b', 'd') }}")),
        {"list": ["a", "b"], "s": "ab cb"},
    ),
    "runs that are chosen": (word(para("x ", run("{%r if b %}"), run("bold", "<w:b/>"), run("{%r endif %}"), " y")), {"b": False}),
    "braces that are no tags": (word(para("{_{ x }_} {_% y %_} { {{ z }} }")), {"z": "1"}),
    "a condition over paragraphs": (word(para("a {% if x %} b") + para("c") + para("d {% endif %} e")), {"x": False}),
    "a loop over paragraphs": (word(para("a {% for i in l %} b{{ i }}") + para("c {% endfor %} e")), {"l": ["1", "2"]}),
    "what is tested": (word(para("{% if x is defined %}1{% endif %}{% if y is not defined %}2{% endif %}{{ 'a' ~ x }}")), {"x": "v"}),
    "an empty list": (word(para("{% for i in l %}{{ i }}{% else %}none{% endfor %}")), {"l": []}),
    "a loop over what is written out": (
        word(
            table(
                ("H", "{%tc for x in [1, 2] %}", "{% hm %}Head", "{%tc endfor %}"),
                ("", "{%tc for x in ['a', 'b'] %}", "Sub {{ x }}", "{%tc endfor %}"),
            )
            + table(("{%tr for n in [3, 6] %}",), ("     All{% vm %}", "Item {{ n }}"), ("{%tr endfor %}",))
        ),
        {},
    ),
    "cells that are one downwards, in several runs": (
        word(table(("{%tr for i in items %}",), (para("{% ", "vm", " %}", "{{ group }}"), "{{ i }}"), ("{%tr endfor %}",))),
        {"group": "G", "items": ["1", "2"]},
    ),
    "paragraphs joined one by one": (
        word(
            para("A")
            + para("{%- if town -%}")
            + para(" town")
            + para("{%- else -%}")
            + para(" land")
            + para("{%- endif -%}")
            + para(" Z")
            + para("")
            + para("before{% if town -%}")
            + para("{%- endif %} and behind")
            + para("last")
        ),
        {"town": True},
    ),
    "breaks that are joined": (
        word(
            para("A", BREAK, "{%- if town  -%}", BREAK, " town", BREAK, "{%- else -%}", BREAK, " land", BREAK, "{%- endif -%}", BREAK, " Z")
            + para("last")
        ),
        {"town": True},
    ),
    "kinds of values": (
        word(
            para("{% if d is mapping %}d={{ d }}{% endif %}")
            + para("{% if l is sequence %}l={{ l }}{% endif %}")
            + para("{% if i is integer %}{{ i }}{% endif %}{% if f is float %}{{ f }}{% endif %}{% if i is float %}no{% endif %}")
            + para("{% if t is true %}{{ t }}{% endif %}{% if u is false %}{{ u }}{% endif %}{% if n is none %}none{% endif %}")
        ),
        {"d": {"k": "it's", "n": [1, 2.5, True]}, "l": ["a", 'b"c'], "i": 123, "f": 3.5, "t": True, "u": False, "n": None},
    ),
    "braces written apart beside a value": (word(para("write {_{r name }_} or {_% if %_}") + para("{{ name }}")), {"name": "N"}),
    "values in Korean": (word(para("{{ title }}"), para("날짜: {{ date }}")), {"title": "헤더와 푸터", "date": "2016-03-17"}),
    "dashes beside values": (word(para("X {{- a -}} Y ", "{{- b -}}", "  {{- a }} Z") + para(" {{ b -}} ")), {"a": "m", "b": "n"}),
    "remarks with tags in them": (word(para("a{# {{ x }} {% if y %} #}b{{ z }}{#- {{ x }} -#}c")), {"z": "Z"}),
    "names and values of things": (
        word(
            para("{% for name, age in ages.items() %}{{ loop.index }}{{ name }}={{ age }};{% endfor %}")
            + table(("{%tr for name, kids in families.items() %}",), ("{{ name }}", "{{ kids|join('+') }}"), ("{%tr endfor %}",))
        ),
        {"ages": {"Ann": 31, "王芳": 4.5}, "families": {"A": ["B", "C"], "D": []}},
    ),
    "items from the end, and lists behind each other": (
        word(para("{{ l[-1] }}{{ l[-3] }}{{ l[0] }} {% for i in l + ['d'] %}{{ i }}{% endfor %} {{ [1] + [2] }}")),
        {"l": ["a", "b", "c"]},
    ),
    "tags with a tab between them": (word(para("{{ x }}\t{{ y }}") + para("{{ x }}", "<w:r><w:tab/></w:r>", "y")), {"x": "1", "y": "2"}),
    "tags between angle brackets": (word(para("<{{ x }}> <{{ name }}>") + para("{% if x %}<{{ x }}>{% endif %}")), {"x": "1", "name": "N"}),
    "lists in order": (
        word(
            para("{{ l|sort|join(',') }} {{ l|reverse|join }} {{ l|unique|join }} {{ n|sort|join(',') }} {{ n|max }} {{ n|min }} {{ s|reverse }}")
            + para("{{ p|map(attribute='n')|join('+') }} {{ p|sum(attribute='v') }} {{ p|join('/', attribute='n') }} {{ s|list|length }}")
            + table(("{%tr for i in p|sort(attribute='n') %}",), ("{{ i.n }}", "{{ i.v }}"), ("{%tr endfor %}",))
        ),
        {"l": ["b", "a", "B", "c", "a"], "n": [3, 10, 2], "s": "abc", "p": [{"n": "y", "v": 2}, {"n": "x", "v": 1.5}]},
    ),
    "things by name": (word(para("{{ who.name }} {{ who['age'] }} {{ who.home.city }}")), {"who": {"name": "Ann", "age": 3, "home": {"city": "R"}}}),
}


def by_docxtpl(data: bytes, values: Mapping[str, Any]) -> bytes:
    template = DocxTemplate(io.BytesIO(data))
    template.render(dict(values), autoescape=True)
    out = io.BytesIO()
    template.save(out)
    return out.getvalue()


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_gives_the_same_text(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NIGAO_HOME", str(tmp_path / "home"))
    data, values = TEMPLATES[name]
    assert texts_of(written(tmp_path, data, values)) == texts_of(by_docxtpl(data, values))
