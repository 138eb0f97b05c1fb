"""Expressions and markups that somebody would write into a template to run, to read or to exhaust something. In them CANARY is where a secret lies.

Those that fit on a line are in `expressions.txt` and `markups.txt`; here are those that are long.
"""

from tests.source import ROOT

_HERE = ROOT / "tests" / "proofs" / "hostile"


def _lines(name: str) -> tuple[str, ...]:
    return tuple((_HERE / name).read_text("utf-8").splitlines())


_MODULES = ("os", "sys", "subprocess", "builtins", "socket", "ctypes", "importlib", "canary")
_LONG_NUMBERS = (
    *("9" * 1500, "1" + "0" * 1900, "-" * 900 + "1", "'" + "9" * 1500 + "' + 1", "'" + "9" * 1800 + "' | 保留(2)", "'" + "9" * 1800 + "' | 大写"),
    *("'" + "9" * 40 + "' | 中文数字", "('" + "1," * 400 + "' ~ 长) | 数值", "('" + "0" * 1500 + "吨') | 数值"),
)
_DEEP = (
    *(
        "not " * 400 + "1",
        "(" * 500 + "1" + ")" * 500,
        "[" * 700 + "]" * 700,
        "1 if 1 else " * 150 + "1",
        "单位" + ".单位" * 300,
        "单位" + "[0]" * 400,
    ),
    *("单位 " + "| default(1) " * 150, "1 < " * 600 + "1", "1 == " * 400 + "1", "1 +" * 900 + " 1"),
)
_WIDE = (
    *(" ~ ".join(["单位"] * 300), "~".join(["长"] * 400), "'" + "(a+)+" * 100 + "' in 长", " and ".join(["长 in 长"] * 90)),
    *("[" + "1," * 900 + "]", "(" + "单位," * 400 + ")"),
)
EXPRESSIONS: tuple[str, ...] = (
    *_lines("expressions.txt"),
    *(*_LONG_NUMBERS, *_DEEP, *_WIDE),
    *(f"__import__('{name}')" for name in _MODULES),
)

_LOOP, _ENDED = "{% for a in 项目表 %}", "{% endfor %}"
MARKUPS: tuple[str, ...] = (
    *_lines("markups.txt"),
    *(_LOOP * 5 + "{{ a.项目 }}" + _ENDED * 5, _LOOP * 9 + "x" + _ENDED * 9, _LOOP * 60 + "x" + _ENDED * 60, (_LOOP * 3 + "x" + _ENDED * 3) * 10),
    *(_LOOP * 2 + "{{ 长 ~ 长 }}" + _ENDED * 2, _LOOP + "{{ a.项目 }}" * 3000 + _ENDED),
    _LOOP + "{% if 长 in 长 %}{% for b in 项目表 %}{% if 长 in 长 %}x{% endif %}{% endfor %}{% endif %}" + _ENDED,
    *(
        "{% if 单位 %}" * 300 + "x" + "{% endif %}" * 300,
        "{% if 1 %}" + "{% elif 1 %}x" * 500 + "{% endif %}",
        "{{ 长 }}" * 300,
        "{{ 单位 }}" * 20_000,
    ),
    *("{{" * 1000, "{%" * 1000, "{{ self\n}}", "{{\x00单位}}", "{{ 单位\u202e }}", "{{ 单位.__class__\u200b }}", "# for a in range(9)\n## x"),
)
