"""A foreign file whose tables had a look of their own says on opening what of it is lost."""

from pathlib import Path

from editor.desk import Desk
from editor.storage.folders import Folders
from tests.word.papers import foreign, p

ROWS = "".join(f'<w:tr><w:trPr><w:trHeight w:val="680"/></w:trPr><w:tc><w:tcPr>{{}}</w:tcPr>{p(text)}</w:tc></w:tr>' for text in ("甲", "乙"))
SHADE = '<w:shd w:val="clear" w:fill="D9E2F3"/>'


def test_one_short_sentence_names_what_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "表.docx"
    path.write_bytes(foreign(f"{p('物资登记表')}<w:tbl><w:tblPr/><w:tblGrid/>{ROWS.format(SHADE, '')}</w:tbl>"))
    notes = [note.text for note in Desk(Folders.under(tmp_path / "home")).open(path).notes]
    assert notes == ["表格的行高和底纹不照原样，按版式排。"]


def test_a_file_without_such_tables_says_nothing(tmp_path: Path) -> None:
    path = tmp_path / "函.docx"
    path.write_bytes(foreign(p("关于借用会议室的函") + p("各科室：") + p("请予安排。")))
    assert Desk(Folders.under(tmp_path / "home")).open(path).notes == ()
