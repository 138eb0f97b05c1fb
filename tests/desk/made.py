"""What the tests of the desk work on."""

import io
import zipfile
from dataclasses import replace
from pathlib import Path

from docx import Document

from editor.desk import Desk
from editor.model.draft.draft import Draft
from editor.model.template.file import parse_template
from editor.storage.folders import Folders

TEMPLATE = """+++
name = "防汛值守情况报告"
kind = "报告"

[fields."本单位"]
type = "org"
sample = "清溪县水务局"

[fields."投入资金"]
type = "money"
unit = "万元"

[fields."值守日期"]
type = "date"
required = false

[fields."响应等级"]
type = "choice"
choices = ["一级", "二级"]

[fields."工作体会"]
type = "longtext"

[fields."出动情况"]
type = "rows"
columns = [{key = "队伍", type = "org"}, {key = "人数", type = "number"}]
+++
@标题 关于{{ 本单位 }}防汛值守情况的报告
@主送机关 县政府

{{ 本单位 }}认真落实防汛责任。现将有关情况报告如下：

# 值守情况
{{ 值守日期 }}起启动{{ 响应等级 }}响应，投入资金{{ 投入资金 }}万元。

# 出动情况
| 队伍 | 人数 |
| {{ 出动情况.队伍 }} | {{ 出动情况.人数 }} |

# 工作体会
{{ 工作体会 }}

# 下一步打算 {可选}
继续做好值守。

特此报告。

@署名 {{ 本单位 }}
@成文日期 2026年8月3日
"""

VALUES = {
    "本单位": "清溪县水务局",
    "投入资金": "12.80",
    "值守日期": "2026-08-03",
    "响应等级": "二级",
    "工作体会": "责任要到人。\n预案要常练。",
    "出动情况": ({"队伍": "城关抢险队", "人数": "32"}, {"队伍": "河口抢险队", "人数": "18"}),
}


def desk_in(folder: Path) -> Desk:
    """A desk with all its folders inside one, but for what it reads from the machine's fonts, which is the same for all."""
    return Desk(replace(Folders.under(folder / "nigao"), cache=Path.home() / ".cache" / "nigao"))


def empty_draft() -> Draft:
    """The draft of the template without values."""
    return Draft(parse_template(TEMPLATE)[0])


def filled_draft() -> Draft:
    """The draft with every field filled."""
    return empty_draft().with_values(VALUES)


def retouched(docx: Path, *changes: tuple[str, str]) -> None:
    """Change the text of a Word file as another program would, leaving all else."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(docx) as old, zipfile.ZipFile(buffer, "w") as new:
        for entry in old.infolist():
            data = old.read(entry)
            if entry.filename == "word/document.xml":
                text = data.decode()
                for was, now in changes:
                    assert was in text
                    text = text.replace(was, now, 1)
                data = text.encode()
            new.writestr(entry, data)
    docx.write_bytes(buffer.getvalue())


def without_part(docx: Path) -> None:
    """Drop the draft that lies inside a Word file."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(docx) as old, zipfile.ZipFile(buffer, "w") as new:
        for entry in old.infolist():
            if not entry.filename.startswith("customXml/"):
                new.writestr(entry, old.read(entry))
    docx.write_bytes(buffer.getvalue())


def text_of_docx(docx: Path) -> str:
    """All the text of a Word file, paragraph by paragraph, read by python-docx, which this project does not write with."""
    body = Document(str(docx)).element.body
    names = {"p": "}p", "t": "}t"}
    paragraphs = [p for p in body.iter() if isinstance(p.tag, str) and p.tag.endswith(names["p"])]
    return "\n".join("".join(t.text or "" for t in p.iter() if isinstance(t.tag, str) and t.tag.endswith(names["t"])) for p in paragraphs)


def report_in_folder(desk: Desk, place: Path) -> Path:
    """The filled draft, saved in a new folder below a place."""
    folder = place / "文件夹"
    folder.mkdir()
    desk.save_word(filled_draft(), folder / "报告.docx")
    return folder / "报告.docx"
