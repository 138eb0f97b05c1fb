"""What an import leaves out is named by each command that reads a sample, and proposals are taken by name."""

import io
import json
from pathlib import Path

import docx
import pytest

from editor.cli import main
from tests.cases import OWN

PAGE = "本站会员限时五折，加客服微信领取\n关于防汛值班的通知\n\n各站：\n\n自X月X日起值班。\n\n水务局\n2026年5月1日\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NIGAO_HOME", str(tmp_path / "home"))
    return tmp_path


@pytest.fixture
def headed(folder: Path) -> str:
    """A Word file with a header that says something."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "柳溪市水务局 内部文件"
    for line in PAGE.splitlines()[1:]:
        document.add_paragraph(line)
    made = io.BytesIO()
    document.save(made)
    (folder / "通知.docx").write_bytes(made.getvalue())
    return "通知.docx"


def _said(capsys: pytest.CaptureFixture[str], code: int | tuple[int, ...], *arguments: str) -> tuple[str, str]:
    capsys.readouterr()
    assert main(["--lang", "zh", *arguments]) in (code if isinstance(code, tuple) else (code,))
    return capsys.readouterr()


COMMANDS = (["inspect"], ["fields"], ["import", "-o", "out.nigao"], ["fill", "--sample", "-o", "out.txt"])


@pytest.mark.parametrize("command", COMMANDS, ids=lambda words: words[0])
def test_a_header_is_named_and_the_exit_code_says_so(command: list[str], headed: str, capsys: pytest.CaptureFixture[str]) -> None:
    _, err = _said(capsys, 1, command[0], headed, *command[1:])
    assert "柳溪市水务局 内部文件" in err
    assert "页眉" in err


@pytest.mark.parametrize("command", COMMANDS, ids=lambda words: words[0])
def test_with_quiet_the_exit_code_alone_says_so(command: list[str], headed: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert _said(capsys, 1, command[0], headed, "--quiet", *command[1:])[1] == ""


def test_adverts_are_named_and_are_nothing_to_look_at(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "通知.txt").write_text(PAGE, "utf-8")
    out, err = _said(capsys, 0, "inspect", "通知.txt", "--json")
    seen = json.loads(out)
    assert [(entry["text"], entry["place"]) for entry in seen["left_out"]] == [("本站会员限时五折，加客服微信领取", "line 0")]
    assert seen["left_out"][0]["why"] in ("advert", "site text")
    assert "本站会员限时五折" in err


def test_fields_stay_a_list_and_say_what_was_left_out_when_asked(headed: str, capsys: pytest.CaptureFixture[str]) -> None:
    fields = json.loads(_said(capsys, 1, "fields", headed, "--json")[0])
    both = json.loads(_said(capsys, 1, "fields", headed, "--json", "--left-out")[0])
    assert isinstance(fields, list)
    assert both["fields"] == fields
    assert [entry["why"] for entry in both["left_out"]] == ["header"]


def test_a_template_leaves_nothing_out(headed: str, capsys: pytest.CaptureFixture[str]) -> None:
    _said(capsys, 1, "import", headed, "-o", "通知.nigao")
    assert json.loads(_said(capsys, 0, "fields", "通知.nigao", "--json", "--left-out")[0])["left_out"] == []


@pytest.mark.parametrize("command", COMMANDS, ids=lambda words: words[0])
def test_a_sample_is_read_when_that_is_asked_for(command: list[str], headed: str, capsys: pytest.CaptureFixture[str]) -> None:
    _said(capsys, 1, command[0], headed, *command[1:], "--as", "sample")


def test_an_unknown_kind_of_proposals_is_wrong_use(headed: str, capsys: pytest.CaptureFixture[str]) -> None:
    _, err = _said(capsys, 2, "import", headed, "-o", "out.nigao", "--accept", "dates,all,奇怪")
    assert "奇怪" in err


def test_proposals_are_taken_by_kind(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document = docx.Document()
    document.add_paragraph("关于防汛值班的通知")
    document.add_paragraph("由").add_run("北闸管理站全体职工").font.highlight_color = 7
    document.add_paragraph("地点：")
    document.save(str(folder / "标.docx"))
    proposals = json.loads(_said(capsys, (0, 1), "inspect", "标.docx", "--json", "--quiet")[0])["proposals"]
    _said(capsys, (0, 1), "import", "标.docx", "-o", "所有.nigao", "--accept", "all", "--quiet")
    taken = json.loads(_said(capsys, (0, 1), "fields", "所有.nigao", "--json")[0])
    _said(capsys, (0, 1), "import", "标.docx", "-o", "没有.nigao", "--quiet")
    plain = json.loads(_said(capsys, (0, 1), "fields", "没有.nigao", "--json")[0])
    assert len(taken) == len(plain) + len({proposal["field"] for proposal in proposals})


@pytest.mark.parametrize("path", OWN[:6])
def test_inspect_and_fields_count_the_same_blanks(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    slots = json.loads(_said(capsys, 0, "inspect", str(path), "--json", "--quiet")[0])["slots"]
    fields = json.loads(_said(capsys, 0, "fields", str(path), "--json", "--quiet")[0])
    assert len(slots) == sum(field["places"] for field in fields)


def test_rows_of_one_shape_are_taken_as_one_field(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = "| 序号 | 姓名 | 单位 |\n|---|---|---|\n| 1 |  |  |\n| 2 |  |  |\n| 3 |  |  |\n"
    (folder / "名单.md").write_text(f"参会人员名单\n\n{table}", "utf-8")
    _said(capsys, (0, 1), "import", "名单.md", "-o", "名单.nigao", "--accept", "rows", "--quiet")
    fields = json.loads(_said(capsys, (0, 1), "fields", "名单.nigao", "--json")[0])
    assert [(field["type"], [column["key"] for column in field["columns"]]) for field in fields] == [("rows", ["姓名", "单位"])]
    _said(capsys, (0, 1), "import", "名单.md", "-o", "每行.nigao", "--accept", "labels", "--quiet")
    assert len(json.loads(_said(capsys, (0, 1), "fields", "每行.nigao", "--json")[0])) == 6


CONTRACT = (
    "设备买卖合同\n\n甲方：____\n乙方：____\n\n一、价款\n合同价款____元（大写：____元整）。\n二、验收\n应检设备____台，实检____台，合格率____%。\n"
)


def test_what_ties_fields_together_is_taken_by_name_and_never_by_all(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "合同.txt").write_text(CONTRACT, "utf-8")
    _said(capsys, (0, 1), "import", "合同.txt", "-o", "算.nigao", "--accept", "computed,rules", "--quiet")
    _said(capsys, (0, 1), "import", "合同.txt", "-o", "所有.nigao", "--accept", "all", "--quiet")
    told = (folder / "算.nigao").read_text("utf-8")
    assert told.count("computed = ") == 2
    assert "rule = " in told
    assert "computed = " not in (folder / "所有.nigao").read_text("utf-8")
    (folder / "值.json").write_text('{"合同价款": "12.5", "应检设备台数": "8", "实检台数": "7"}', "utf-8")
    _said(capsys, 1, "fill", "算.nigao", "--values", "值.json", "-o", "填好.txt", "--quiet")
    filled = (folder / "填好.txt").read_text("utf-8")
    assert "合同价款12.5元（大写：人民币壹拾贰元伍角）。" in filled
    assert "合格率87.5%" in filled
