"""The arguments of the command line, in the person's language."""

import argparse
import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Literal, NoReturn

from editor import __version__
from editor.cli.speaking.console import remark, result
from editor.cli.speaking.language import in_the_language
from editor.cli.speaking.option_values import ACCEPTED, dots_of, kinds_of, number_of, rows_of
from editor.model.problem import ExitCode
from editor.model.sample.inspection import ProposalKind
from editor.model.sample.offer import OfferKind
from editor.model.words import tr

_HEADING = re.compile(r"^(\S.*):$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Arguments:
    """What was asked for. `command` is a command's name or "window"; `file` is FILE, SOURCE or REPORT, `files` those for the window."""

    command: str = "window"
    quiet: bool = False
    files: list[str] = field(default_factory=list[str])
    file: str = ""
    out: Path | None = None
    json: bool = False
    force: bool = False
    final: bool = False
    sample: bool = False
    values: Sequence[Path] = ()
    by_document: bool = False
    document: int = 1
    encoding: str | None = None
    dpi: float = 96
    viewer: str = "word"
    through_libreoffice: bool = False
    left_out: bool = False
    accept: frozenset[ProposalKind | OfferKind] = frozenset()
    read_as: Literal["", "form", "sample"] = ""
    rows: Path | None = None
    name: str = ""
    pdf: bool = False
    one_file: bool = False
    zipped: bool = False
    resume: bool = False
    part: tuple[int, int] | None = None
    jobs: int | None = None
    hints: bool = False
    layout: bool = False
    shell: str = "bash"


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one sentence."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the words given, and end with the exit code of wrong use."""
        remark(tr("{message}（{program} --help 有说明）", message=message, program=self.prog))
        sys.exit(ExitCode.WRONG_USE)

    def options(self) -> dict[str, tuple[str, ...]]:
        """The options, each with the values that it may have; () where any will do, or none."""
        return {option: tuple(map(str, action.choices or ())) for action in self._actions for option in action.option_strings}

    def format_help(self) -> str:
        """The help; argparse puts a colon of its own behind headings, and here they have that of the language."""
        return _HEADING.sub(lambda found: tr("{heading}：", heading=found[1]), super().format_help())

    def print_help(self, file: object = None) -> None:  # noqa: ARG002 - argparse's own form
        """Help is a result: it goes to standard output, whatever the caller asks for."""
        result(self.format_help().rstrip("\n"))


class _Version(argparse.Action):
    """Says the version whatever else is missing, as help does."""

    def __call__(self, parser: argparse.ArgumentParser, *_given: object, **_named: object) -> None:
        result(f"nigao {__version__}")
        parser.exit()


def parse(given: Sequence[str]) -> Arguments | int:
    """The arguments; the exit code where they were wrong or asked for help or for the version."""
    with in_the_language():
        at = _command_at(given)
        command = given[at] if at is not None else "window"
        rest = [*given[:at], *given[at + 1 :]] if at is not None else list(given)
        parser = _PARSERS[command]() if command in _PARSERS else _window_parser()
        try:
            found = vars(parser.parse_args(rest))
        except SystemExit as error:
            return error.code if isinstance(error.code, int) else ExitCode.WRONG_USE
    known = {name.name for name in fields(Arguments)}
    return Arguments(command=command, **{name: value for name, value in found.items() if name in known})


def options_by_command() -> dict[str, dict[str, tuple[str, ...]]]:
    """The options of each command, and under "" those of the window, each with the values that it may have."""
    return {"": _window_parser().options(), **{name: make().options() for name, make in _PARSERS.items()}}


def _command_at(given: Sequence[str]) -> int | None:
    """Where the command stands: it is the first argument that is no option, if it is one of ours."""
    at = 0
    while at < len(given) and given[at].startswith("-") and given[at] != "--":
        at += 2 if given[at] == "--lang" else 1
    return at if at < len(given) and given[at] in _PARSERS else None


def _new_parser(command: str, about: str) -> _Parser:
    program = f"nigao {command}".strip()
    parser = _Parser(prog=program, description=about, add_help=False, allow_abbrev=False, formatter_class=argparse.RawDescriptionHelpFormatter)
    common = parser.add_argument_group(tr("通用选项"))
    common.add_argument("-h", "--help", action="help", help=tr("显示这份说明"))
    common.add_argument("--version", action=_Version, nargs=0, default=argparse.SUPPRESS, help=tr("显示版本"))
    common.add_argument("--lang", choices=("zh", "en"), help=tr("用哪种语言说话：zh 中文，en 英文"))
    common.add_argument("--quiet", action="store_true", help=tr("不显示提示"))
    common.add_argument("--debug", action="store_true", help=tr("出错时显示细节"))
    return parser


def _window_parser() -> _Parser:
    parser = _new_parser("", tr("把范文变成模板，填好，写成合乎 GB/T 9704 的 Word 文件。"))
    parser.usage = "nigao [FILE …]\n       nigao COMMAND …"
    parser.add_argument("files", nargs="*", metavar="FILE", help=tr("在窗口里打开：范文、模板或存过的文稿"))
    width = max(len(name) for name in _ABOUT)
    lines = [f"  {name:<{width}}  {about()}" for name, about in _ABOUT.items()]
    parser.epilog = "\n".join([tr("命令："), *lines, "", tr("每个命令都有自己的说明：nigao COMMAND --help")])
    return parser


def _inspect_parser() -> _Parser:
    parser = _command("inspect", "SOURCE", tr("范文：.txt、.md 或 .docx；装了 LibreOffice 还能读 .doc、.wps、.rtf、.odt"))
    parser.add_argument("--json", action="store_true", help=tr("结果写成 JSON"))
    _add_as(parser)
    return _with_reading(parser)


def _import_parser() -> _Parser:
    parser = _command("import", "SOURCE", tr("范文：.txt、.md 或 .docx；也可以是存过的文稿"))
    parser.add_argument("-o", dest="out", type=Path, required=True, metavar="TEMPLATE", help=tr("模板写到哪里：.nigao，或 .docx（表格原样留着）"))
    kinds = ",".join(ACCEPTED)
    parser.add_argument("--accept", type=kinds_of, default=frozenset(), metavar="KIND,…", help=tr("可能是填写项的也收：{kinds}，或 all", kinds=kinds))
    _add_force(parser)
    _add_as(parser)
    return _with_reading(parser)


def _fields_parser() -> _Parser:
    parser = _command("fields", "FILE", _file_help())
    out = parser.add_mutually_exclusive_group()
    out.add_argument("--json", action="store_true", help=tr("结果写成 JSON"))
    out.add_argument("-o", dest="out", type=Path, metavar="SHEET.xlsx", help=tr("写一张填写表"))
    parser.add_argument("--by-document", action="store_true", help=tr("和 -o 一起用：一行一份，给 batch 用"))
    parser.add_argument("--left-out", action="store_true", help=tr("和 --json 一起用：也列出没收进来的"))
    _add_force(parser)
    _add_as(parser)
    return _with_reading(parser)


def _fill_parser() -> _Parser:
    parser = _command("fill", "FILE", _file_help())
    values = parser.add_mutually_exclusive_group()
    values.add_argument("--values", type=Path, action="append", default=[], metavar="VALUES", help=tr("要填的值：.json、.xlsx 或 .csv；可以写几次"))
    values.add_argument("--sample", action="store_true", help=tr("填模板自带的示例值"))
    parser.add_argument("-o", dest="out", type=Path, required=True, metavar="OUT", help=tr("写到哪里：.docx、.pdf、.html 或 .txt"))
    parser.add_argument("--final", action="store_true", help=tr("净稿：不带控件、拟稿记录和个人信息"))
    parser.add_argument("--through-libreoffice", action="store_true", help=tr("PDF 由 LibreOffice 打印（要装有它）"))
    _add_force(parser)
    _add_as(parser)
    return _with_reading(parser)


def _batch_parser() -> _Parser:
    parser = _command("batch", "FILE", _file_help())
    parser.add_argument(
        "--rows", type=Path, required=True, metavar="ROWS.xlsx", help=tr("表格，一行一份，首行是列名：.xlsx、.xls、.ods、.csv、.json")
    )
    parser.add_argument("-o", dest="out", type=Path, required=True, metavar="DIR", help=tr("写到哪个文件夹"))
    parser.add_argument("--name", default="", metavar="PATTERN", help=tr("文件名，如 {{ 单位 }}-{{ 序号 }}；不写就是模板名加序号"))
    parser.add_argument("--pdf", action="store_true", help=tr("每份也写 PDF"))
    parser.add_argument("--one-file", action="store_true", help=tr("所有份合成一个文件，每份另起一页、页码从 1 起"))
    parser.add_argument("--zip", dest="zipped", action="store_true", help=tr("再打一个压缩包"))
    parser.add_argument("--final", action="store_true", help=tr("净稿：不带控件、拟稿记录和个人信息"))
    parser.add_argument("--resume", action="store_true", help=tr("接着上次的做：做过的不再做"))
    parser.add_argument("--part", type=rows_of, metavar="A-B", help=tr("只做第 A 行到第 B 行，不算表头，从 1 数起"))
    parser.add_argument("--jobs", type=number_of, metavar="N", help=tr("用几个进程；不写就看有几个处理器"))
    _add_force(parser)
    _add_as(parser)
    return _with_reading(parser)


def _values_parser() -> _Parser:
    parser = _command("values", "REPORT.docx", tr("存过的文稿"))
    parser.add_argument("--json", action="store_true", help=tr("结果写成 JSON"))
    _add_as(parser)
    return parser


def _check_parser() -> _Parser:
    parser = _command("check", "FILE", _file_help())
    parser.add_argument("--json", action="store_true", help=tr("结果写成 JSON"))
    parser.add_argument("--hints", action="store_true", help=tr("拿不准的也列出来（B 类）"))
    parser.add_argument("--layout", action="store_true", help=tr("Word 文件也查纸张、页边距、字体和字号"))
    _add_as(parser)
    return _with_reading(parser)


def _render_parser() -> _Parser:
    parser = _command("render", "FILE", _file_help())
    parser.add_argument("-o", dest="out", type=Path, required=True, metavar="DIR", help=tr("图片写到哪个文件夹"))
    parser.add_argument("--dpi", type=dots_of, default=96, metavar="N", help=tr("每英寸多少点，默认 96"))
    parser.add_argument("--viewer", choices=("word", "libreoffice"), default="word", help=tr("按哪个软件的习惯断行，默认 word"))
    parser.add_argument("--force", action="store_true", help=tr("文件夹里已有的页面也替换"))
    return _with_reading(parser)


def _templates_parser() -> _Parser:
    parser = _new_parser("templates", _ABOUT["templates"]())
    parser.add_argument("--json", action="store_true", help=tr("结果写成 JSON"))
    return parser


def _completion_parser() -> _Parser:
    parser = _new_parser("completion", _ABOUT["completion"]())
    parser.add_argument("shell", choices=("bash", "zsh"), help=tr("为哪种命令行：在它的启动文件里加一行 source <(nigao completion bash)"))
    return parser


def _command(name: str, metavar: str, about: str) -> _Parser:
    parser = _new_parser(name, _ABOUT[name]())
    parser.add_argument("file", metavar=metavar, help=about)
    return parser


def _file_help() -> str:
    return tr("范文、模板、存过的文稿，或模板库里的名称")


def _add_force(parser: _Parser) -> None:
    parser.add_argument("--force", action="store_true", help=tr("已有的文件也替换"))


def _add_as(parser: _Parser) -> None:
    parser.add_argument(
        "--as",
        dest="read_as",
        choices=("sample", "form"),
        default="",
        help=tr("别人的 Word 文件当范文（sample）还是表格（form）；不写就自己判断"),
    )


def _with_reading(parser: _Parser) -> _Parser:
    parser.add_argument("--document", type=number_of, default=1, metavar="N", help=tr("一个文件里有几篇时，读第 N 篇"))
    parser.add_argument("--encoding", metavar="NAME", help=tr("文字的编码，如 gb18030；不写就自己判断"))
    return parser


_PARSERS: dict[str, Callable[[], _Parser]] = {
    "inspect": _inspect_parser,
    "import": _import_parser,
    "fields": _fields_parser,
    "fill": _fill_parser,
    "batch": _batch_parser,
    "values": _values_parser,
    "check": _check_parser,
    "render": _render_parser,
    "templates": _templates_parser,
    "completion": _completion_parser,
}
_ABOUT: dict[str, Callable[[], str]] = {
    "inspect": lambda: tr("看范文里读出了什么：标题、主送、层级、空位、填写项"),
    "import": lambda: tr("把范文变成模板文件"),
    "fields": lambda: tr("列出填写项，或写一张填写表"),
    "fill": lambda: tr("填好并写成文件"),
    "batch": lambda: tr("一张表格一行一份，成批写成文件"),
    "values": lambda: tr("从存过的文稿读回填写的值"),
    "check": lambda: tr("校核：标点、数字、序号、用词、要素，逐处说明"),
    "render": lambda: tr("把每页画成 PNG，另写 pages.json"),
    "templates": lambda: tr("列出模板库"),
    "completion": lambda: tr("写出命令行补全用的脚本"),
}
