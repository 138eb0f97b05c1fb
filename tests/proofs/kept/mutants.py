"""Template files as a person leaves them who edits by hand: characters and lines lost, doubled, swapped, statements unclosed, tables torn."""

import random
import re
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.shipped import FILES

WHOLE = """+++
format = 1
name = "半年总结"   # 留着
kind = "总结"
house = "别的键也留着"
tags = ["项目", "半年"]

[fields."本单位"]
type = "org"
hint = "写全称"
sample = "江畔城市建设集团有限公司"

[fields."金额（万元）"]
type = "money"
unit = "万元"
rule = "金额（万元） >= 年内完成"

[fields."年内完成"]
type = "money"

[fields."合计"]
type = "money"
computed = "金额（万元） + 年内完成"

[fields."清单"]
type = "rows"
columns = [{key = "事项", type = "text"}, {key = "月份", type = "month"}]
+++
@发文机关标志 {{ 本单位 }}文件
@标题 关于{{ 年度 }}年工作的报告
@主送机关 {{ 主送机关 }}

今年以来，{{ 本单位 }}完成{{ 金额（万元） | 大写 }}，合计{{ 合计 }}万元。\\{{ 不是空位 }}

# 主要工作
## 抓进度 {可选, 写} | {{ 本单位 }}先行。
{% if 金额（万元） > 5 %}{{ 本单位 }}超额。{% else %}还差{{ 年内完成 }}。{% endif %}
# 问题 {可选}
正文
| 事项 | 月份 | 备注 |
| {{ 清单.事项 }} | {{ 清单.月份 }} | {{ loop.index }} |
| 合计 | {{ 清单 | 项数 }} |
# {{ 行.事项 }} {每 行 in 清单}
{{ 行.事项 }}于{{ 行.月份 }}月办结。
## 其中
{% for 项 in 清单 if 项.月份 %}{{ loop.index | 一是 }}{{ 项.事项 }}{{ "。" if loop.last else "；" }}{% endfor %}
# 第九、其他 {不编号}
\\# 不是标题
完了。
特此报告。

@附件说明 清单
@署名 {{ 本单位 }}
@成文日期 {{ 成文日期 }}
@附件 清单
附件正文
| 一 | 二\\|三 |
"""
_SMALL = """+++
name = "甲"
[fields."单位"]
type = "org"
hint = "写全称"
+++
@标题 关于{{ 单位 }}的报告
# 情况 {每 行 in 项目}
{% if 单位 %}{{ 单位 }}好。{% endif %}{{ 行.名称 }}
"""
_LINES = (
    "# 逐项 {每 行 in 没有的表}",
    "# 逐项 {每 行 in 本单位}",
    "## {可选",
    "# 甲 | 乙 | 丙 {可选}",
    "####",
    "| a | b |",
    "||",
    "| {{ 清单.事项 }} | {{ a | b |",
    "{表}",
    "+++",
    "@没有这个要素 文字",
    "@签发人 {{ 签发人 }}",
    "@发文机关标志 {{ 主送机关 }}文件",
    "@附件",
    "{% for 甲 in 清单 %}{% for 乙 in 清单 %}{{ 甲.事项 }}{{ 乙.事项 }}{% endfor %}{% endfor %}",
    "{% for 丙 in 没有 %}{{ 丙.列 }}{% endfor %}",
    "{% if 没有这个 %}有{% endif %}",
    "{% endif %}{% else %}",
    "{{ 本单位 | 没有 }}{{ 1 / 0 }}{{ 合计.x }}",
    "{{ {{ 本单位 }} }}",
    "{{{ 本单位 }}}",
    "\\{{ 本单位 }}\\\\{{ 本单位 }}",
    '[fields."清单"]',
    'computed = "合计 + 合计"',
    "\\u{41}\\u{zz}",
)
_ODD = ("{", "}", "|", '"', "'", "[", "]", "%", "#", "@", "\\", "=", "\n", "〔", " ", "\u3000", "\u2028", "\x85", "\ufeff", "\r", "\t", "X")


def originals(files: Sequence[Path] = FILES) -> tuple[str, ...]:
    """The templates that mutants are made of: two that have everything, and those of files, at first of the whole library."""
    return (WHOLE, _SMALL, *(path.read_text("utf-8") for path in files))


def mutant(chance: random.Random, texts: Sequence[str]) -> str:
    """One of the texts with one to four things wrong in it."""
    text = chance.choice((*texts, WHOLE, WHOLE, _SMALL))
    for _ in range(chance.randint(1, 4)):
        text = chance.choice(_HARMS)(text, chance)
    return text


def _character(text: str, chance: random.Random) -> str:
    """A character dropped, doubled, swapped with the next one or put in."""
    at = chance.randrange(len(text)) if text else 0
    one, rest = text[at : at + 1], text[at + 1 :]
    return text[:at] + chance.choice((rest, one + one + rest, rest[:1] + one + rest[1:], chance.choice(_ODD) + one + rest))


def _mark(text: str, chance: random.Random) -> str:
    """A quote, a bracket or another mark of the grammar dropped or doubled."""
    marks = [match.start() for match in re.finditer(r"[\"'{}\[\]|%#@=+\\]", text)]
    if not marks:
        return text
    at = chance.choice(marks)
    return text[:at] + text[at] * chance.choice((0, 2)) + text[at + 1 :]


def _line(text: str, chance: random.Random) -> str:
    """A line cut away, cut short, doubled, moved or put in."""
    lines = text.split("\n")
    at, to = chance.randrange(len(lines)), chance.randrange(len(lines))
    line = lines.pop(at)
    cut = line[: chance.randrange(len(line) + 1)]
    new: list[str] = chance.choice(([], [cut], [line, line], [line, chance.choice(_LINES)]))
    if not new and chance.random() < 0.5:
        lines.insert(to, line)
    return "\n".join([*lines[:at], *new, *lines[at:]])


def _word(text: str, chance: random.Random) -> str:
    """A key of the header mistyped, a name of a field or a word of the language changed."""
    words = sorted(set(re.findall(r"\w+", text)))
    if not words:
        return text
    word = chance.choice(words)
    other = chance.choice((word[1:], word[::-1], chance.choice(words), ""))
    return text.replace(word, other, chance.choice((1, -1)))


_HARMS: tuple[Callable[[str, random.Random], str], ...] = (_character, _mark, _mark, _line, _line, _word)
