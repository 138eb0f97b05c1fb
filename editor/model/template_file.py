"""The template file NAME.nigao: a TOML header between +++ lines, then the text."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields as dataclass_fields
from dataclasses import replace
from difflib import SequenceMatcher
from typing import Any

import tomlkit
from tomlkit.exceptions import ParseError, TOMLKitError

from editor.model.field import FIELD_TYPES, Field, FieldType
from editor.model.markup import KeyFinder, tokens_of
from editor.model.problem import Problem
from editor.model.template import Section, Template
from editor.model.template_text import read_sections, section_lines
from editor.model.words import tr

FORMAT = 1
_FENCE = "+++"
_HEADER_KEYS = ("name", "kind", "layout", "numbering", "tags", "about")
_FIELD_KEYS = tuple(f.name for f in dataclass_fields(Field) if f.name != "key")
_FIELD_DEFAULTS = Field("")
_VARIABLE = re.compile(r"\{%-?\s*(?:for|set)\s+(\S+)\s")
_TYPE_BY_ENDING: tuple[tuple[str, FieldType], ...] = (
    ("日期", "date"),
    ("年度", "year"),
    ("年份", "year"),
    ("月份", "month"),
    ("机关", "org"),
    ("单位", "org"),
    ("签发人", "person"),
    ("联系人", "person"),
)


def parse_template(text: str) -> tuple[Template, tuple[Problem, ...]]:
    """The template of a file's text, and all that is wrong in it with line and column; a wrong template still opens."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    header, body, first_line, problems = _split(text)
    data, header_problems = _header_data(header)
    sections, text_problems = read_sections(body, first_line)
    declared = _fields_of(data, header_problems)
    template = Template(**_attributes(data), fields=(*declared, *_undeclared(declared, sections)), sections=sections, origin=text)
    return template, (*problems, *header_problems, *text_problems)


def _split(text: str) -> tuple[str, list[str], int, list[Problem]]:
    lines = text.split("\n")
    fences = [i for i, line in enumerate(lines) if line.rstrip() == _FENCE][:2]
    if len(fences) == 2 and not any(line.strip() for line in lines[: fences[0]]):
        return "\n".join(lines[fences[0] + 1 : fences[1]]), lines[fences[1] + 1 :], fences[1] + 1, []
    problem = Problem(tr("文件开头要有两行 +++，中间写模板的名称和填写项。"), line=0, column=0)
    return "", lines, 0, [problem]


def _header_data(header: str) -> tuple[Mapping[str, Any], list[Problem]]:
    try:
        data = tomlkit.parse(header).unwrap()
    except ParseError as error:
        return {}, [Problem(tr("填写项的写法不对：{why}", why=str(error)), line=error.line, column=error.col)]
    except TOMLKitError as error:
        return {}, [Problem(tr("填写项的写法不对：{why}", why=str(error)), line=1, column=0)]
    version = data.get("format", FORMAT)
    if not isinstance(version, int) or version > FORMAT:
        return data, [Problem(tr("这个模板是更新的版本写的，有些内容可能读不出来。"), line=1, column=0)]
    return data, []


def _attributes(data: Mapping[str, Any]) -> dict[str, Any]:
    texts = {name: value for name in _HEADER_KEYS if isinstance(value := data.get(name), str)}
    tags = data.get("tags")
    if isinstance(tags, list):
        texts["tags"] = tuple(str(tag) for tag in tags)  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
    return texts


def _fields_of(data: Mapping[str, Any], problems: list[Problem]) -> tuple[Field, ...]:
    tables = data.get("fields", {})
    if not isinstance(tables, dict):
        problems.append(Problem(tr("fields 要写成 [fields.\"名称\"] 的样子。"), line=1, column=0))
        return ()
    return tuple(field_of(key, table, problems) for key, table in tables.items())  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]


def field_of(key: str, table: Mapping[str, Any], problems: list[Problem]) -> Field:
    """The field that a header table describes; what is wrong is added to `problems`, and the default taken."""
    if not isinstance(table, Mapping):  # pyright: ignore[reportUnnecessaryIsInstance]
        problems.append(Problem(tr("填写项“{key}”要写成一张表。", key=key), field=key))
        return Field(key)
    if table.get("type", "text") not in FIELD_TYPES:
        problems.append(Problem(tr("填写项“{key}”的类型“{type}”不认识。", key=key, type=table["type"]), field=key))
        table = {**table, "type": "text"}
    known = {name: _field_value(key, name, table[name], problems) for name in _FIELD_KEYS if name in table}
    return Field(key, **{name: value for name, value in known.items() if value is not None})


def _field_value(key: str, name: str, value: Any, problems: list[Problem]) -> Any:
    """The value of a field's attribute in our own type, or None when it has another type."""
    if name == "columns" and isinstance(value, list):
        return tuple(field_of(str(c.get("key", "")), c, problems) for c in value if isinstance(c, Mapping))  # pyright: ignore
    if name == "choices" and isinstance(value, list):
        return tuple(str(choice) for choice in value)  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
    if name == "sample" and isinstance(value, list):
        return tuple({str(k): str(v) for k, v in row.items()} for row in value if isinstance(row, Mapping))  # pyright: ignore
    if name == "required" or isinstance(value, str):
        return bool(value) if name == "required" else value
    if isinstance(value, int | float):
        return str(value)
    problems.append(Problem(tr("填写项“{key}”的 {name} 写法不对。", key=key, name=name), field=key))
    return None


def implicit_field(key: str) -> Field:
    """The field of a slot that the header does not declare: its name says its type, else it is text."""
    return Field(key, next((type_ for ending, type_ in _TYPE_BY_ENDING if key.endswith(ending)), "text"))


def _undeclared(declared: tuple[Field, ...], sections: tuple[Section, ...]) -> Iterator[Field]:
    """The fields of slots that name no declared field and no variable of the text, in document order."""
    finder = KeyFinder([f.key for f in declared])
    markups = [markup for section in sections for _, markup in section.markups()]
    variables = {section.repeat[0] for section in sections if section.repeat} | {"loop"}
    variables |= {match[1] for markup in markups for match in _VARIABLE.finditer(markup)}
    seen = {f.key for f in declared}
    for token in (token for markup in markups if "{{" in markup for token in tokens_of(markup) if token.kind == "slot"):
        key = token.text.split("|")[0].strip()
        if key and key not in seen and not finder.keys_in(token.text) and _is_name(key, variables):
            seen.add(key)
            yield implicit_field(key)


def _is_name(code: str, variables: set[str]) -> bool:
    """Whether code can only be a field's name: no quotes, no operators between blanks, no variable of the text."""
    first = re.split(r"[.\[]", code)[0].strip()
    return not re.search(r"[\"'{}]|\s[-+*/%~<>=!]+\s|\s(?:if|and|or|not|in|is)\s", code) and first not in variables and not code.isdigit()


def print_template(template: Template) -> str:
    """The text of the template's file: that of its origin where nothing changed, and only the changed lines new."""
    if not template.origin:
        return _FENCE + "\n" + _new_header(template) + _FENCE + "\n" + _merged_text([], template)
    before, _ = parse_template(template.origin)
    if before == template:
        return template.origin
    header, body, _, _ = _split(template.origin)
    return f"{_FENCE}\n{_merged_header(header, before, template)}{_FENCE}\n" + _merged_text(body, template)


def _merged_text(original: list[str], template: Template) -> str:
    old = [line for line in original if line.strip()]
    old_keys = [line.strip() for line in old]
    gaps = _gaps_before(original)
    new = list(section_lines(template.sections))
    lines: list[str] = []
    for tag, a1, a2, b1, b2 in SequenceMatcher(None, old_keys, [line for line, _ in new], autojunk=False).get_opcodes():
        for offset, (line, gap) in enumerate(new[b1:b2]):
            known = a1 + offset if tag == "equal" or (tag == "replace" and a1 + offset < a2) else None
            lines += [""] * (gaps[known] if known is not None else int(gap and bool(lines)))
            lines.append(old[a1 + offset] if tag == "equal" else line)
    return "\n".join(lines) + "\n" + "\n" * max(0, _trailing_blank(original) - 1)


def _gaps_before(lines: list[str]) -> list[int]:
    gaps, blank = [], 0
    for line in lines:
        if line.strip():
            gaps.append(blank)
        blank = 0 if line.strip() else blank + 1
    return gaps


def _trailing_blank(lines: list[str]) -> int:
    return next((i for i, line in enumerate(reversed(lines)) if line.strip()), 0)


def _new_header(template: Template) -> str:
    document = tomlkit.document()
    document.add("format", tomlkit.item(FORMAT))
    for name in _HEADER_KEYS:
        if value := getattr(template, name):
            document.add(name, tomlkit.item(list(value) if isinstance(value, tuple) else value))
    _set_fields(document, (), template.fields)
    return tomlkit.dumps(document)


def _merged_header(header: str, before: Template, template: Template) -> str:
    if _header_part(before) == _header_part(template):
        return header + "\n" if header else ""
    document = tomlkit.parse(header)
    for name in _HEADER_KEYS:
        if (value := getattr(template, name)) != getattr(before, name):
            document[name] = list(value) if isinstance(value, tuple) else value
    _set_fields(document, before.fields, template.fields)
    text = tomlkit.dumps(document)
    return text if text.endswith("\n") else text + "\n"


def _header_part(template: Template) -> Template:
    return replace(template, sections=())


def _set_fields(document: tomlkit.TOMLDocument, before: tuple[Field, ...], after: tuple[Field, ...]) -> None:
    """Change the header's field tables from `before` to `after`; fields that the slots themselves declare need no table."""
    old, new = {f.key: f for f in before}, {f.key: f for f in after}
    if "fields" not in document:
        document["fields"] = tomlkit.table(is_super_table=True)
    tables: Any = document["fields"]
    for key in [key for key in tables if key not in new]:
        del tables[key]
    for key, changed in new.items():
        if key in tables:
            _update(tables[key], field_data(old[key]), field_data(changed))
        elif not before or changed != implicit_field(key):
            _add_table(tables, key, _field_table(changed))


def _add_table(tables: Any, key: str, table: Any) -> None:
    for last in list(tables.values())[-1:]:
        if not last.as_string().endswith("\n\n"):
            last.add(tomlkit.nl())
    tables.add(tomlkit.key(key) if _is_bare(key) else tomlkit.key([key]), table)


def _is_bare(key: str) -> bool:
    return re.fullmatch(r"[A-Za-z0-9_-]+", key) is not None


def _update(table: Any, old: dict[str, Any], new: dict[str, Any]) -> None:
    for name in old.keys() - new.keys():
        del table[name]
    for name, value in new.items():
        if old.get(name) != value:
            table[name] = _item(value)


def _field_table(changed: Field) -> Any:
    table = tomlkit.table()
    for name, value in field_data(changed).items():
        table.add(name, _item(value))
    return table


def _item(value: Any) -> Any:
    """A TOML item; lists of tables stay on one line."""
    if not isinstance(value, list) or not value or not isinstance(value[0], dict):  # pyright: ignore[reportUnknownVariableType]
        return tomlkit.item(value)
    array = tomlkit.array()
    for row in value:  # pyright: ignore[reportUnknownVariableType]
        inline = tomlkit.inline_table()
        inline.update(row)
        array.append(inline)
    return array


def field_data(described: Field) -> dict[str, Any]:
    """A field's attributes as its header table holds them: the type, and what differs from the default."""
    data: dict[str, Any] = {"type": described.type}
    for name in _FIELD_KEYS[1:]:
        value = getattr(described, name)
        if value != getattr(_FIELD_DEFAULTS, name):
            data[name] = _plain(value)
    return data


def _plain(value: Any) -> Any:
    if not isinstance(value, tuple):
        return value
    return [{"key": v.key, **field_data(v)} if isinstance(v, Field) else dict(v) if isinstance(v, Mapping) else v for v in value]  # pyright: ignore
