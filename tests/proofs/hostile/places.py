"""The places of a template where somebody would put what is to run: each makes a template, a sample or a report around it."""

import html
import io
import json
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from editor.model.draft.draft import Draft
from editor.model.draft.file import draft_to_json
from editor.model.template.field import Value
from editor.model.template.file import parse_template
from tests.proofs.hostile.payloads import EXPRESSIONS, MARKUPS

LONG = "a" * 50_000
VALUES: dict[str, Value] = {"单位": "局", "金额": "12345.67", "长": LONG, "项目表": tuple({"项目": f"第{n}项", "金额": str(n)} for n in range(200))}
_SWELLING = "".join(f'[fields."胀{n}"]\ncomputed = "胀{n - 1} ~ 胀{n - 1} ~ 胀{n - 1}"\n' for n in range(1, 21))
_FIELDS = f"""
[fields."单位"]
type = "org"
[fields."金额"]
type = "money"
[fields."长"]
[fields."项目表"]
type = "rows"
columns = [{{key = "项目"}}, {{key = "金额", type = "money"}}]
[fields."递归"]
computed = "递归 ~ 递归"
[fields."互引"]
computed = "互引二"
[fields."互引二"]
computed = "互引"
[fields."胀0"]
computed = "长"
{_SWELLING}"""


class Door(StrEnum):
    """Through which door of the program a case comes in."""

    TEMPLATE = "nigao"
    SAMPLE = "docx"
    REPORT = "report"


@dataclass(frozen=True, slots=True)
class Case:
    """A template's text, or a line of a Word sample; `values` are given for its fields."""

    door: Door
    text: str
    values: dict[str, Value]


def _template(body: str, fields: str = "", values: dict[str, Value] | None = None) -> Case:
    return Case(Door.TEMPLATE, f'+++\nformat = 1\nname = "试"\n{_FIELDS}{fields}+++\n{body}\n', {**VALUES, **(values or {})})


def _basic(text: str) -> str:
    """A text as TOML holds it."""
    return json.dumps(text).replace("\x7f", "\\u007f")


def _header(code: str) -> Case:
    names = ("computed", "rule", "default", "sample", "hint", "label", "unit")
    tables = "".join(f'[fields."甲{name}"]\n{name} = {_basic(code)}\n' for name in names)
    body = "".join(f"{{{{ 甲{name} }}}}，" for name in names)
    return _template(body, tables + f'[fields."甲"]\nchoices = [{_basic(code)}]\ncolumns = [{{key = {_basic(code)}}}]\n')


def _everywhere(markup: str) -> str:
    """A markup in a heading, whose section repeats by it, in the title, which names the file, in elements and in an attachment."""
    head = f"@标题 {markup}\n@主送机关 {markup}\n# {markup} {{可选, 写}}\n文\n## 乙 {{每 行 in {markup}}}\n{{{{ 行.项目 }}}}\n"
    return head + f"@附件 {markup}\n文\n@署名 {markup}\n@成文日期 {markup}"


Place = Callable[[str], Case]
_LINE = "\n"
OF_EXPRESSIONS: dict[str, Place] = {
    "paragraph": lambda code: _template(f"前{{{{ {code} }}}}后"),
    "condition": lambda code: _template(f"{{% if {code} %}}甲{{% elif {code} %}}乙{{% endif %}}{{{{ '丙' if {code} else '丁' }}}}"),
    "loop": lambda code: _template(
        f"{{% for x in {code} %}}{{{{ x }}}}{{% endfor %}}{{% for 行 in 项目表 if {code} %}}{{{{ {code} }}}}{{% endfor %}}"
    ),
    "header": _header,
    "cell": lambda code: _template(f"| 甲 | {{{{ {code} }}}} |\n| {{{{ 项目表.项目 }}}} | {{{{ {code} }}}} |"),
    "heading": lambda code: _template(_everywhere(f"{{{{ {code} }}}}".replace("\n", " "))),
    "value": lambda code: _template(
        "{{ 单位 }}{{ 长 }}{{ 单位 | default('x') }}{% for 行 in 项目表 %}{{ 行.项目 }}{% endfor %}", values=_as_values(f"{{{{ {code} }}}}")
    ),
    "sample": lambda code: Case(Door.SAMPLE, f"{{{{ {code} }}}}", {}),
    "report": lambda code: Case(Door.REPORT, _template(f"前{{{{ {code} }}}}后").text, {}),
}
OF_MARKUPS: dict[str, Place] = {
    "paragraph": _template,
    "condition": lambda code: _template("{% if 单位 %}" + code + "{% endif %}"),
    "loop": lambda code: _template("{% for 行 in 项目表 %}" + code + "{% endfor %}"),
    "header": _header,
    "cell": lambda code: _template(f"| 甲 | {code.replace(_LINE, ' ')} |\n| {{{{ 项目表.项目 }}}} | {code.replace(_LINE, ' ')} |"),
    "heading": lambda code: _template(_everywhere(code.replace("\n", " "))),
    "value": lambda code: _template("{{ 单位 }}{{ 长 }}{% for 行 in 项目表 %}{{ 行.项目 }}{% endfor %}", values=_as_values(code)),
    "sample": lambda code: Case(Door.SAMPLE, code, {}),
    "report": lambda code: Case(Door.REPORT, _template(code).text, {}),
}


def _as_values(text: str) -> dict[str, Value]:
    return {"单位": text, "长": text, "项目表": ({"项目": text, "金额": text},)}


def names() -> list[str]:
    """The name of every case: a letter, the number of the payload, and the place."""
    return [
        *(f"e{number} {place}" for number in range(len(EXPRESSIONS)) for place in OF_EXPRESSIONS),
        *(f"m{number} {place}" for number in range(len(MARKUPS)) for place in OF_MARKUPS),
    ]


def payload_of(name: str) -> str:
    """What somebody wrote."""
    number = int(name.split(" ", maxsplit=1)[0][1:])
    return (EXPRESSIONS if name.startswith("e") else MARKUPS)[number]


def case_of(name: str, canary: str) -> Case:
    """The case of a name; `canary` is the path of the file that nothing may read."""
    place = (OF_EXPRESSIONS if name.startswith("e") else OF_MARKUPS)[name.split(" ")[1]]
    return place(payload_of(name).replace("CANARY'", f"{canary}'"))


def report_of(benign: bytes, text: str) -> bytes:
    """A report whose inner draft has another template."""
    told = json.loads(draft_to_json(Draft(parse_template(text)[0], VALUES)))
    return _with_draft(benign, json.dumps({**told, "template": text}, ensure_ascii=False))


def _with_draft(report: bytes, told: str) -> bytes:
    made = io.BytesIO()
    content = html.escape(re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f]", "", told), quote=False)
    with zipfile.ZipFile(io.BytesIO(report)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            data = old.read(name).decode("utf-8")
            new.writestr(name, re.sub(r"(<content[^>]*>).*(</content>)", lambda m: f"{m[1]}{content}{m[2]}", data, flags=re.DOTALL))
    return made.getvalue()
