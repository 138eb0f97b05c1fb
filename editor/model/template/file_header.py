"""Reading the header of a template file: TOML with the names of the template and a table for each field."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from editor.model.problem import Problem
from editor.model.template.field import Field
from editor.model.template.file_fields import as_list, as_table, field_of
from editor.model.template.template import GBT_NUMBERING
from editor.model.words import tr

FORMAT = 1
NAMES = ("name", "kind", "layout", "form", "seal", "numbering", "about")
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
    fields: tuple[Field, ...] = ()
    problems: list[Problem] = field(default_factory=list[Problem])


def read_header(text: str) -> Header:
    """The header of a TOML text; problems carry the line in the file, which begins with a line of +++."""
    header = Header()
    data = _data(text, header.problems)
    for name in NAMES:
        if isinstance(value := data.get(name), str):
            setattr(header, name, value)
    header.problems += _unknown_choices(header)
    header.tags = tuple(str(tag) for tag in as_list(data.get("tags")) or [])
    tables = as_table(data.get("fields", {}))
    if tables is None:
        header.problems.append(Problem(tr("fields 要写成 [fields.“名称”] 那样的一张张表。"), line=1, column=0))
    header.fields = tuple(field_of(key, table, header.problems) for key, table in (tables or {}).items())
    return header


def _data(text: str, problems: list[Problem]) -> Mapping[str, object]:
    try:
        data = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # also numbers of thousands of digits and tables in tables in tables
        problems.append(_unreadable(text, str(error)))
        return {}
    version = data.get("format", FORMAT)
    if not isinstance(version, int) or version > FORMAT:
        problems.append(Problem(tr("这个模板是更新的版本写的，有些内容可能读不出来。"), line=1, column=0))
    return data


def _unreadable(text: str, why: str) -> Problem:
    """What is wrong with a header and, where tomlkit can tell, in which line: tomllib keeps the place to itself before Python 3.14."""
    import tomlkit  # noqa: PLC0415 - slow to load, and headers are right as a rule
    from tomlkit.exceptions import ParseError, TOMLKitError  # noqa: PLC0415 - the same

    line, column = 1, 0
    try:
        tomlkit.parse(text)
    except ParseError as error:
        why, line, column = str(error), error.line, error.col
    except (TOMLKitError, ValueError, RecursionError) as error:
        why = str(error)
    return Problem(tr("填写项的写法不对：{why}", why=why), line=line, column=column)


def _unknown_choices(header: Header) -> Iterator[Problem]:
    """The form or the seal that there is none of; the document is then made as if nothing had been said."""
    for name, choices in _CHOICES.items():
        value: str = getattr(header, name)
        if value and value not in choices:
            yield Problem(tr("{name} 只能写：{choices}。", name=name, choices="、".join(choices)), line=1, column=0)
