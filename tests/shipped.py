"""The shipped templates: all of them, and those that the tests are made of, one of each form of the standard, of which they know every word."""

from editor.model.template.file import parse_template
from editor.model.template.template import Template
from editor.shipped import shipped_path

FILES = tuple(sorted(shipped_path("templates").glob("*.nigao")))
KNOWN = tuple(shipped_path(f"templates/{name}.nigao") for name in ("专项资金请示", "会议纪要", "商洽函", "会议精神贯彻情况报告", "会议通知"))
TEMPLATES: dict[str, Template] = {path.stem: parse_template(path.read_text("utf-8"))[0] for path in FILES}
"""Every shipped template by the name of its file."""
