"""Fields, tags and values of other programs: they arrive as they are shown there."""

from tests.faults.known import faulty
from tests.faults.trying import DONE, Tried, input_of


@faulty("21-docxtpl-template.docx")
def test_tags_of_docxtpl_are_understood_or_nothing_is_written(tried: Tried) -> None:
    written = tried.filled()
    assert "{%" not in written.text
    assert written.is_there or "{%" in tried.said


@faulty("22-picture-tag-in-a-cell.docx")
def test_a_picture_tag_is_imported_or_named(tried: Tried) -> None:
    tried.run("import", tried.path, "-o", "a.nigao")
    assert tried.code in DONE or "照片" in tried.said


@faulty("23-content-controls.docx")
def test_content_controls_are_fields_of_their_type(tried: Tried) -> None:
    fields = {field["label"]: field for field in tried.fields}
    assert fields.keys() >= {"类别", "开始日期", "已交接"}
    assert fields["类别"]["choices"] == ["事假", "病假"]
    assert (fields["开始日期"]["type"], fields["已交接"]["type"]) == ("date", "flag")
    text = tried.saved_again("--as", "sample").text
    assert "选择一项" not in text
    assert "单击此处" not in text


@faulty("24-merge-field-formats.docx")
def test_a_merge_field_shows_its_value_by_its_own_switches(tried: Tried) -> None:
    text = tried.filled("a.txt", input_of("24-merge-field-formats.json")).text
    assert "120.50元" in text
    assert "2026年9月1日" in text


@faulty("27-percent-cell.xlsx")
def test_a_percentage_of_a_sheet_arrives_as_it_is_shown(tried: Tried) -> None:
    assert "完成85.5%" in _with_sheet(tried)


@faulty("28-long-number-cell.xlsx")
def test_a_number_whose_digits_the_sheet_lost_is_named(tried: Tried) -> None:
    assert "011328" not in _with_sheet(tried)
    assert "身份证号" in tried.said


@faulty("29-date-cells.xlsx")
def test_dates_of_a_sheet_arrive_as_the_field_wants_them(tried: Tried) -> None:
    text = _with_sheet(tried)
    assert "8月3日检查" in text
    assert "，2026年，" in text
    assert "2026-08" not in text


@faulty("30-cells-as-shown.xlsx")
def test_numbers_of_a_sheet_keep_the_zeros_that_are_shown(tried: Tried) -> None:
    text = _with_sheet(tried)
    assert "邮编010020" in text
    assert "1280.50" in text.replace(",", "")


def _with_sheet(tried: Tried) -> str:
    """The text of the common template filled from the sheet."""
    sheet, tried.path = tried.path, input_of("27-values.nigao")
    return tried.filled("a.txt", sheet).text


@faulty("31-latin-tags.txt")
def test_a_tag_in_latin_letters_is_a_key_that_is_accepted(tried: Tried) -> None:
    written = tried.filled("a.txt", input_of("31-latin-tags.json"))
    assert tried.code in DONE, tried.said
    assert "A-1" in written.text


@faulty("32-amount-in-capitals.txt")
def test_an_amount_in_capitals_is_written_in_capitals(tried: Tried) -> None:
    assert "壹万贰仟元整" in tried.filled("a.txt", input_of("32-amount-in-capitals.json")).text
