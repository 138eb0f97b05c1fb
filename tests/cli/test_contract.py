"""The command line is a contract: each command takes its options, ends with its exit code, and puts results and remarks where they belong."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from editor.cli import main
from editor.cli.commands import COMMANDS
from tests.word.edited_files import edited

SAMPLE = "关于防汛值班的通知\n\n各站：\n\n自X月X日起由____值班。\n\n水务局\n2026年5月1日\n"
ADVERT = "本站会员限时五折，加客服微信领取\n"
TEMPLATE = (
    '+++\nname = "值班"\n[fields."单位"]\ntype = "org"\n[fields."表"]\ntype = "rows"\ncolumns = [{key = "项目"}]\n+++\n'
    "# 节\n由{{ 单位 }}值班。\n| 项目 |\n| {{ 表.项目 }} |\n"
)
DONE, LOOK, WRONG, UNREAD, UNWRITTEN = 0, 1, 2, 3, 4

OPTIONS = {
    "inspect": {"--json", "--document", "--encoding", "--as"},
    "import": {"-o", "--accept", "--force", "--document", "--encoding", "--as"},
    "fields": {"--json", "-o", "--left-out", "--by-document", "--force", "--document", "--encoding", "--as"},
    "fill": {"--values", "--sample", "-o", "--final", "--force", "--document", "--encoding", "--as"},
    "batch": {
        *("--rows", "-o", "--name", "--pdf", "--one-file", "--zip", "--final", "--force", "--resume", "--part", "--jobs"),
        *("--document", "--encoding", "--as"),
    },
    "values": {"--json", "--as"},
    "check": {"--json", "--hints", "--layout", "--document", "--encoding", "--as"},
    "render": {"-o", "--dpi", "--viewer", "--force", "--document", "--encoding"},
    "templates": {"--json"},
    "completion": set(),
}
COMMON = {"--help", "--version", "--lang", "--quiet", "--debug"}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a sample, a template, values, a saved report, and outputs that are there already."""
    folder = tmp_path_factory.mktemp("contract")
    with pytest.MonkeyPatch.context() as moved:
        moved.chdir(folder)
        moved.setenv("NIGAO_HOME", str(folder.with_name("contract-home")))
        _make()
    return folder


def _make() -> None:
    Path("范文.txt").write_text(SAMPLE, "utf-8")
    Path("广告.txt").write_text(ADVERT + SAMPLE, "utf-8")
    Path("模板.nigao").write_text(TEMPLATE, "utf-8")
    Path("值.json").write_text('{"单位": "水务局", "表": [{"项目": "巡堤"}]}', "utf-8")
    Path("空.json").write_text('{"单位": "", "表": []}', "utf-8")
    Path("别.json").write_text('{"没有的": "甲"}', "utf-8")
    Path("行.csv").write_text("单位\n水务局\n", "utf-8")
    Path("坏.json").write_text("{", "utf-8")
    assert main(["fill", "模板.nigao", "--values", "值.json", "-o", "报告.docx", "--quiet"]) == DONE
    for name in ("有.nigao", "有.xlsx", "有.docx", "有.txt"):
        Path(name).write_bytes(b"mine")
    Path("页").mkdir()
    Path("页/pages.json").write_bytes(b"mine")
    Path("图").mkdir()
    Path("图/page-7.png").write_bytes(b"mine")
    Path("别的").mkdir()
    Path("别的/page-x.png").write_bytes(b"mine")


@pytest.fixture(autouse=True)
def folder(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of the test's own with all of that."""
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NIGAO_HOME", str(tmp_path / "home"))
    return tmp_path


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_the_options_of_the_contract(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, "--help"]) == DONE
    named = set(re.findall(r"(?<![\w-])(--[a-z-]+|-o)\b", capsys.readouterr().out))
    assert OPTIONS[command] | COMMON <= named
    assert named - OPTIONS[command] - COMMON <= {"--through-libreoffice"}


@pytest.mark.parametrize("command", ["", *COMMANDS])
@pytest.mark.parametrize("option", ["--version", "--help"])
def test_version_and_help_are_there_everywhere_with_nothing_else(command: str, option: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*([command] if command else []), option]) == DONE
    out, err = capsys.readouterr()
    assert (out != "", err) == (True, "")


# What is asked for, how it ends, whether there is a result, and a word of what is said on standard error ("" for nothing).
ENDS: list[tuple[str, int, bool, str]] = [
    ("inspect 范文.txt", DONE, True, ""),
    ("inspect 范文.txt --json", DONE, True, ""),
    ("inspect 广告.txt --json", DONE, True, "会员限时五折"),
    ("inspect 广告.txt --json --quiet", DONE, True, ""),
    ("inspect 没有.txt", UNREAD, False, "没有.txt"),
    ("inspect 范文.txt --as form", WRONG, False, "不是 Word 文件"),
    ("import 范文.txt -o 新.nigao --as form", WRONG, False, "--as form"),
    ("inspect 范文.txt --document 2", WRONG, False, "没有第 2 篇"),
    ("import 范文.txt -o 新.nigao", DONE, False, ""),
    ("import 范文.txt -o 有.nigao", UNWRITTEN, False, "--force"),
    ("import 范文.txt -o 有.nigao --force", DONE, False, ""),
    ("import 范文.txt -o -", WRONG, False, ".nigao"),
    ("import 范文.txt -o 新.txt", WRONG, False, ".nigao"),
    ("import 范文.txt -o 没有/新.nigao", UNWRITTEN, False, "没有"),
    ("import 报告.docx -o 新.nigao", DONE, False, ""),
    ("fields 模板.nigao", DONE, True, ""),
    ("fields 模板.nigao --json", DONE, True, ""),
    ("fields 报告.docx --json --left-out", DONE, True, ""),
    ("fields 模板.nigao -o 新.xlsx", DONE, False, ""),
    ("fields 模板.nigao -o 有.xlsx", UNWRITTEN, False, "--force"),
    ("fields 模板.nigao -o 有.xlsx --force", DONE, False, ""),
    ("fields 模板.nigao -o -", WRONG, False, ".xlsx"),
    ("fields 模板.nigao -o 新.csv", WRONG, False, ".xlsx"),
    ("fields 会议通知", DONE, True, ""),
    ("fields 没有这个", UNREAD, False, "没有这个"),
    ("fill 模板.nigao --values 值.json -o 新.docx", DONE, False, ""),
    ("fill 模板.nigao --values 值.json -o 新.txt", DONE, False, ""),
    ("fill 模板.nigao --values 值.json -o 新.html", DONE, False, ""),
    ("fill 模板.nigao --values 值.json -o 新.docx --final", DONE, False, ""),
    ("fill 模板.nigao --sample -o 新.docx", DONE, False, ""),
    ("fill 模板.nigao -o 新.docx", LOOK, False, "还有 2 项没填"),
    ("fill 模板.nigao --values 空.json -o 新.docx", LOOK, False, "还有 2 项没填"),
    ("fill 模板.nigao -o 新.docx --quiet", LOOK, False, "还有 2 项没填"),
    ("fill 模板.nigao -o 净.docx --final", LOOK, False, "没有写净稿"),
    ("fill 报告.docx -o 新.docx", DONE, False, ""),
    ("fill 模板.nigao --values 值.json -o 有.docx", UNWRITTEN, False, "--force"),
    ("fill 模板.nigao --values 值.json -o 有.txt", UNWRITTEN, False, "--force"),
    ("fill 模板.nigao --values 值.json -o 有.docx --force", DONE, False, ""),
    ("fill 模板.nigao --values 别.json -o 新.docx", WRONG, False, "没有的"),
    ("fill 模板.nigao --values 坏.json -o 新.docx", UNREAD, False, "坏.json"),
    ("fill 模板.nigao --values 没有.json -o 新.docx", UNREAD, False, "没有.json"),
    ("fill 模板.nigao --values 值.json --sample -o 新.docx", WRONG, False, "--sample"),
    ("fill 模板.nigao -o -", WRONG, False, ".docx"),
    ("fill 模板.nigao -o 新.odt", WRONG, False, ".odt"),
    ("fill 模板.nigao", WRONG, False, "-o"),
    ("batch 模板.nigao --rows 行.csv -o 新", LOOK, False, "没有对应的列，也没有值：表"),
    ("batch 模板.nigao --rows 行.csv -o 新 --quiet", LOOK, False, "要看一眼"),
    ("batch 模板.nigao --rows 没有.csv -o 新", UNREAD, False, "没有.csv"),
    ("batch 模板.nigao --rows 坏.json -o 新", UNREAD, False, "坏.json"),
    ("batch 模板.nigao --rows 行.csv -o 有.txt", UNWRITTEN, False, "有.txt"),
    ("batch 模板.nigao --rows 行.csv", WRONG, False, "-o"),
    ("batch 没有这个 --rows 行.csv -o 新", UNREAD, False, "没有这个"),
    ("values 报告.docx", DONE, True, ""),
    ("values 报告.docx --json", DONE, True, ""),
    ("values 范文.txt", UNREAD, False, "范文.txt"),
    ("values 没有.docx", UNREAD, False, "没有.docx"),
    ("render 模板.nigao -o 新 --dpi 20", DONE, False, ""),
    ("render 模板.nigao -o 新 --dpi 20 --viewer libreoffice", DONE, False, ""),
    ("render 模板.nigao -o 别的 --dpi 20", DONE, False, ""),
    ("render 模板.nigao -o 页 --dpi 20", UNWRITTEN, False, "pages.json"),
    ("render 模板.nigao -o 图 --dpi 20", UNWRITTEN, False, "--force"),
    ("render 模板.nigao -o 页 --dpi 20 --force", DONE, False, ""),
    ("render 模板.nigao -o -", WRONG, False, "-o"),
    ("render 模板.nigao -o 有.txt", UNWRITTEN, False, "有.txt"),
    ("render 没有.nigao -o 新", UNREAD, False, "没有.nigao"),
    ("templates", DONE, True, ""),
    ("templates --json", DONE, True, ""),
    ("templates 多的", WRONG, False, "多的"),
    ("completion bash", DONE, True, ""),
    ("completion", WRONG, False, "shell"),
    ("completion csh", WRONG, False, "csh"),
    ("没有这个词", WRONG, False, "没有这个词"),
    ("--lang fr templates", WRONG, False, "fr"),
]


@pytest.mark.parametrize(("line", "code", "has_result", "word"), ENDS, ids=[line for line, *_ in ENDS])
def test_a_command_ends_as_the_contract_says(line: str, code: int, has_result: bool, word: str, capsys: pytest.CaptureFixture[str]) -> None:
    before = _written()
    capsys.readouterr()
    assert main(["--lang", "zh", *line.split()] if not line.startswith("--") else line.split()) == code
    out, err = capsys.readouterr()
    assert bool(out) == has_result
    assert (word in err, err == "") == (True, not word)
    if code >= WRONG:
        assert err.count("\n") == 1
        assert _written() == before
    elif " -o " in line and "--final" not in line:
        assert _written() != before


def _written() -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in Path().rglob("*") if path.is_file() and path.parts[0] != "home"}


KEYS: dict[str, set[str]] = {
    "inspect 范文.txt": {
        "source",
        "encoding",
        "title",
        "addressee",
        "signature",
        "date",
        "kind",
        "noise_lines",
        "noise_spans",
        "headings",
        "slots",
        "left_out",
        "proposals",
    },
    "fields 模板.nigao --left-out": {"fields", "left_out"},
    "values 报告.docx": {"values", "template", "changed_fields", "changed_text"},
}


@pytest.mark.parametrize("line", KEYS)
def test_json_has_the_keys_of_the_contract(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*line.split(), "--json"]) == DONE
    assert KEYS[line] <= set(json.loads(capsys.readouterr().out))


def _lists(capsys: pytest.CaptureFixture[str]) -> dict[str, list[dict[str, object]]]:
    """Each list of a result by where it stands, from one run of each command."""
    found: dict[str, list[dict[str, object]]] = {}
    for line in ("inspect 广告.txt", "fields 模板.nigao", "templates"):
        capsys.readouterr()
        assert main([*line.split(), "--json"]) == DONE
        told = json.loads(capsys.readouterr().out)
        command = line.split()[0]
        found |= {f"{command}.{key}": told[key] for key in ("slots", "left_out") if command == "inspect"} or {command: told}
    rows = next(field for field in found["fields"] if field["type"] == "rows")
    assert isinstance(rows["columns"], list)
    return {**found, "columns": rows["columns"]}


FIELD = {"key", "label", "type", "required", "default", "choices", "unit", "section", "places", "context"}
ENTRIES: dict[str, set[str]] = {
    "inspect.slots": {"line", "start", "end", "text", "type", "group", "field"},
    "inspect.left_out": {"text", "place", "why"},
    "fields": FIELD,
    "columns": {"key", "label", "type"},
    "templates": {"name", "file", "kind", "tags", "origin", "fields", "version"},
}


def test_the_entries_of_json_have_the_keys_of_the_contract(capsys: pytest.CaptureFixture[str]) -> None:
    lists = _lists(capsys)
    assert [name for name in ENTRIES if not lists[name]] == []
    assert [(name, entry) for name, keys in ENTRIES.items() for entry in lists[name] if not keys <= set(entry)] == []


def test_pages_are_told_with_their_lines_in_the_order_drawn() -> None:
    assert main(["render", "模板.nigao", "-o", "新", "--dpi", "20"]) == DONE
    told = json.loads(Path("新/pages.json").read_text("utf-8"))
    assert [page["file"] for page in told["pages"]] == sorted(path.name for path in Path("新").glob("*.png"))
    assert "由〔单位〕值班。" in [line["text"] for page in told["pages"] for line in page["lines"]]


def test_what_was_changed_in_word_is_told_with_its_section(capsys: pytest.CaptureFixture[str]) -> None:
    Path("报告.docx").write_bytes(edited(Path("报告.docx").read_bytes(), ("值班。", "值守。")))
    assert main(["values", "报告.docx", "--json"]) == DONE
    changed = json.loads(capsys.readouterr().out)["changed_text"]
    assert [set(each) for each in changed] == [{"section", "was", "is"}]


def test_of_two_templates_of_one_origin_both_are_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = folder / "home" / "data" / "templates"
    for name in ("甲", "乙"):
        (own / name).mkdir(parents=True)
        (own / name / "值班.nigao").write_text(TEMPLATE, "utf-8")
    for command in (["fields", "值班"], ["fill", "值班", "-o", "新.docx"], ["render", "值班", "-o", "新"]):
        assert main(command) == WRONG
        said = capsys.readouterr().err
        assert [name for name in ("甲", "乙") if name not in said] == []


def test_a_path_that_exists_is_taken_before_a_template_of_that_name(capsys: pytest.CaptureFixture[str]) -> None:
    Path("通知").write_text(SAMPLE, "utf-8")
    assert main(["fields", "通知", "--json"]) == DONE
    assert {field["key"] for field in json.loads(capsys.readouterr().out)} == {"开始日期", "值班单位"}


def test_a_report_keeps_the_values_that_are_not_named(capsys: pytest.CaptureFixture[str]) -> None:
    Path("一.json").write_text('{"单位": "防汛办"}', "utf-8")
    assert main(["fill", "报告.docx", "--values", "一.json", "-o", "新.docx"]) == DONE
    assert main(["values", "新.docx", "--json"]) == DONE
    assert json.loads(capsys.readouterr().out)["values"] == {"单位": "防汛办", "表": [{"项目": "巡堤"}]}


def test_without_libreoffice_what_needs_it_can_not_run_here(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("PATH", "/nonexistent")
    monkeypatch.setattr(subprocess, "Popen", lambda *_given, **_named: pytest.fail("something was started"))
    Path("旧.rtf").write_bytes(b"{\\rtf1\\ansi text}")
    for command in (["inspect", "旧.rtf"], ["fill", "模板.nigao", "--sample", "-o", "新.pdf", "--through-libreoffice"]):
        assert main(command) == 5
        assert capsys.readouterr().err.count("\n") == 1
