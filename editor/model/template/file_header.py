"""Reading the header of a template file: TOML with the names of the template and a table for each field; of a broken one as much as can be read."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import cast

from editor.model.problem import Problem
from editor.model.template.field import Field
from editor.model.template.file_fields import Misfit, as_list, as_table, field_of, written
from editor.model.template.header_places import FIELD_START, HeaderPlaces
from editor.model.template.template import GBT_NUMBERING
from editor.model.text.series import in_row
from editor.model.words import tr

FORMAT = 2
NAMES = ("name", "kind", "layout", "form", "seal", "numbering", "about")
_TABLE_START = re.compile(r"(?m)^(?=[ \t]*\[)")
_BARE = re.compile(r"[ \t]*(?:\[+[ \t]*fields?[ \t]*\.[ \t]*)?([^\s\"'\[\]=#.]*[^\x00-\x7f\s\"'\[\]=#.][^\s\"'\[\]=#.]*)[ \t]*[=\]]")
"""A name with Chinese characters and without quotes at the beginning of a line, or of a field's table."""
_MOST_TABLES = 2000
_CHOICES = {"form": ("公文", "信函", "命令", "纪要"), "seal": ("none", "seal", "stamp")}


@dataclass
class Header:
    """What a header says, and what is wrong with it."""

    name: str = ""
    kind: str = ""
    layout: str = "gbt9704"
    numbering: str = GBT_NUMBERING
    about: str = ""
    form: str = ""
    seal: str = ""
    tags: tuple[str, ...] = ()
    off: tuple[str, ...] = ()
    fields: tuple[Field, ...] = ()
    format: int = 1
    problems: list[Problem] = field(default_factory=list[Problem])
    is_broken: bool = False


def read_header(text: str, first_line: int = 1) -> Header:
    """The header of a TOML text; problems carry the line in the file, in which the header begins at `first_line`."""
    header, places = Header(), HeaderPlaces(text, first_line)
    data = _data(text, header, first_line)
    version = data.get("format", 1)
    header.format = version if isinstance(version, int) else 1
    for name in NAMES:
        if isinstance(value := data.get(name), str):
            setattr(header, name, value)
    header.problems += _unknown_choices(header, places)
    header.problems += _of_other_types(data, places)
    header.tags, header.off = (tuple(written(text) for text in as_list(data.get(name)) or []) for name in ("tags", "off"))
    tables = as_table(data.get("fields", {}))
    if tables is None:
        header.problems.append(Problem(tr("fields 要写成 [fields.“名称”] 那样的一张张表。"), None, *places.of_name("fields")))
    if tables is not None and "" in tables:
        header.problems.append(Problem(tr("有一个填写项没有名称，没有用它。"), line=_line_of_nameless(text, first_line), column=0))
    found: list[Misfit] = []
    header.fields = tuple(field_of(key, table, found) for key, table in (tables or {}).items() if key)
    header.problems += [Problem(text, field, *places.of_field(field, attribute, column)) for text, field, attribute, column in found]
    return header


def _line_of_nameless(text: str, first_line: int) -> int:
    """The line in the file of a field's table without a name, else the first of the header."""
    return next((at for at, line in enumerate(text.split("\n"), first_line) if line.lstrip().startswith("[") and '""' in line), first_line)


def _of_other_types(data: Mapping[str, object], places: HeaderPlaces) -> Iterator[Problem]:
    """The names of the header whose values are no text, or no list of texts."""
    for name in NAMES:
        if not isinstance(data.get(name, ""), str):
            yield Problem(tr("{name} 要写成引号里的文字。", name=name), None, *places.of_name(name))
    for name in ("tags", "off"):
        if name in data and as_list(data[name]) is None:
            yield Problem(tr("{name} 要写成 {example} 那样。", name=name, example='["甲", "乙"]'), None, *places.of_name(name))


def _data(text: str, header: Header, first_line: int) -> Mapping[str, object]:
    try:
        data = tomllib.loads(text)
    except (ValueError, RecursionError):  # also numbers of thousands of digits and tables in tables in tables
        header.problems.append(_unreadable(text, first_line))
        header.is_broken = True
        return _readable(text)
    version = data.get("format", 1)
    if not isinstance(version, int) or version > FORMAT:
        header.problems.append(Problem(tr("这个模板是更新的版本写的，有些内容可能读不出来。"), line=first_line, column=0))
    return data


def _readable(text: str) -> dict[str, object]:
    """What can be read of a broken header: each table by itself, of a broken one each line; what is said twice is what was said first."""
    found: dict[str, object] = {}
    for part in _TABLE_START.split(text)[:_MOST_TABLES]:
        data = _loaded(part)
        for piece in _lines_alone(part) if data is None else (data,):
            _add(found, piece)
    return found


def _lines_alone(part: str) -> Iterator[dict[str, object]]:
    """The data of each line of a table that can't be read as a whole; a field whose name can be told is one at least."""
    first, *lines = part.split("\n")
    head = first if first.lstrip().startswith("[") else ""
    if head and _loaded(head) is None:
        named = FIELD_START.match(head)
        if named is None or not named[1].strip():
            return
        head = f'[fields."{named[1].strip()}"]'
    for line in ("", *lines) if head else (first, *lines):
        data = _loaded(f"{head}\n{line}")
        if data is not None:
            yield data


def _loaded(text: str) -> dict[str, object] | None:
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError):
        return None


def _add(found: dict[str, object], data: Mapping[str, object]) -> None:
    for key, value in data.items():
        known = found.setdefault(key, value)
        if known is not value and isinstance(known, dict) and (table := as_table(value)) is not None:
            _add(cast("dict[str, object]", known), table)


def _unreadable(text: str, first_line: int) -> Problem:
    """What is wrong with a header and, where tomlkit can tell, in which line: tomllib keeps the place to itself before Python 3.14."""
    import tomlkit  # noqa: PLC0415 - slow to load, and headers are right as a rule
    from tomlkit.exceptions import ParseError, TOMLKitError  # noqa: PLC0415 - the same

    mistake, line, column = "", first_line, 0
    try:
        tomlkit.parse(text)
    except ParseError as error:
        is_twice = "already exists" in str(error) or "Redefin" in str(error)
        ahead = "".join(text.splitlines(keepends=True)[: error.line - 1])  # tomlkit ends lines at U+0085 and U+2028 too
        mistake = "KeyAlreadyPresent" if is_twice else type(error).__name__
        line, column = first_line + ahead.count("\n"), len(ahead) - ahead.rfind("\n") - 1 + error.col
    except (TOMLKitError, ValueError, RecursionError) as error:
        mistake = type(error).__name__
    bare = _BARE.match(text.split("\n")[line - first_line])
    why = tr("中文名称要放在引号里：{name}。", name=f'"{bare[1]}"') if bare is not None else _mistake_words(mistake)
    return Problem(tr("开头的写法不对：{why}", why=why), line=line, column=column)


def _mistake_words(mistake: str) -> str:
    """What tomlkit says by the class of its error, in the person's words."""
    words = {
        "UnexpectedEofError": tr("没有写完，少了引号或括号。"),
        "UnexpectedCharError": tr("这里多了或少了引号、括号、等号或逗号。"),
        "EmptyKeyError": tr("等号左边没有名称。"),
        "EmptyTableNameError": tr("方括号里没有名称。"),
        "KeyAlreadyPresent": tr("同一个名称写了两次。"),
        "InvalidCharInStringError": tr("引号里有不能这样写的字符。"),
        "InvalidControlChar": tr("引号里有不能这样写的字符。"),
        "InvalidUnicodeValueError": tr("引号里有不能这样写的字符。"),
        "InvalidStringError": tr("引号里有不能这样写的字符。"),
    }
    return words.get(mistake) or tr("等号右边写得不对，文字要放在引号里。")


def _unknown_choices(header: Header, places: HeaderPlaces) -> Iterator[Problem]:
    """The form or the seal that there is none of; the document is then made as if nothing had been said."""
    for name, choices in _CHOICES.items():
        value: str = getattr(header, name)
        if value and value not in choices:
            yield Problem(tr("{name} 只能写：{choices}。", name=name, choices=in_row(choices)), None, *places.of_name(name))
