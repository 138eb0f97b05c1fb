import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from editor.word import FormValues, open_package, read_source, write_docx
from tests.word.forms.forms import blanks_filled, compiled, filled, lines_of
from tests.word.papers import NS, R, W, control, foreign, p, packed, part, parts_of, profile, report

DOCUMENT = "word/document.xml"
EMPTY_CELL = f"<w:tc>{p()}</w:tc>"


def _document(data: bytes) -> str:
    return parts_of(data)[DOCUMENT].decode()


def test_a_blank_in_one_run_keeps_the_text_around_it() -> None:
    assert lines_of(filled(foreign(p("兹有XX同志前往")), (0, 2, 4, "王芳"))) == ("兹有王芳同志前往",)


def test_a_blank_over_several_runs_takes_the_look_of_the_first() -> None:
    bold = "<w:r><w:rPr><w:b/></w:rPr><w:t>位 }</w:t></w:r>"
    form = foreign(p("由{{ 单", bold, "}承办"))
    written = filled(form, (0, 1, 9, "第三处"))
    assert lines_of(written) == ("由第三处承办",)
    assert part(written, DOCUMENT).xpath("//w:r[w:rPr/w:b]//w:t/text()", namespaces=NS) == []


def test_several_blanks_of_one_run_are_filled_together() -> None:
    assert lines_of(filled(foreign(p("X年X月X日")), (0, 0, 1, "2026"), (0, 2, 3, "8"), (0, 4, 5, "3"))) == ("2026年8月3日",)


@pytest.mark.parametrize("value", ["a < b & c", "甲\t乙", "  空格  ", "😀𠮷", "{{ x }}", "", "甲\n乙", "\n", "\t"])
def test_any_value_is_written_as_it_is(value: str) -> None:
    assert "\n".join(lines_of(filled(foreign(p("前XX后")), (0, 1, 3, value)))) == f"前{value}后"


def test_a_control_shows_its_prompt_no_more_and_is_bound_to_no_data() -> None:
    prompt = '<w:r><w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr><w:t>单击此处输入文字。</w:t></w:r>'
    bound = '<w:showingPlcHdr/><w:dataBinding w:xpath="/x" w:storeItemID="{1}"/>'
    written = blanks_filled(foreign(p("由", control(prompt, alias="单位", more=bound), "承办")), "第三处")
    assert lines_of(written) == ("由第三处承办",)
    assert [word for word in ("showingPlcHdr", "dataBinding", "PlaceholderText") if word in _document(written)] == []
    assert '<w:alias w:val="单位"/>' in _document(written)


@pytest.mark.parametrize("content", ["", "<w:r/>", "<w:r><w:t></w:t></w:r>"])
def test_an_empty_control_isfilled(content: str) -> None:
    written = blanks_filled(foreign(p("由", control(content, tag="x"), "办")), "第三处")
    assert lines_of(written) == ("由第三处办",)
    assert part(written, DOCUMENT).xpath("string(//w:sdtContent)", namespaces=NS) == "第三处"


def test_a_control_without_content_gets_one() -> None:
    written = blanks_filled(foreign(p("由", '<w:sdt><w:sdtPr><w:alias w:val="单位"/></w:sdtPr></w:sdt>', "办")), "第三处")
    assert (lines_of(written), _document(written).count("<w:sdtContent>")) == (("由第三处办",), 1)


def test_a_control_around_a_paragraph_or_a_cell_isfilled() -> None:
    cell = f"<w:tbl><w:tr><w:tc>{p('名')}</w:tc>{control(EMPTY_CELL, tag='b')}</w:tr></w:tbl>"
    written = blanks_filled(foreign(control(p(), tag="a") + cell), "甲", "乙")
    assert lines_of(written) == ("甲", "名", "乙")


def test_an_empty_cell_is_filled_in_the_look_of_its_paragraph() -> None:
    look = p(properties='<w:jc w:val="center"/><w:rPr><w:b/><w:sz w:val="28"/></w:rPr>')
    written = blanks_filled(foreign(f"<w:tbl><w:tr><w:tc>{p('姓名')}</w:tc><w:tc>{look}</w:tc></w:tr></w:tbl>"), "王芳")
    assert lines_of(written) == ("姓名", "王芳")
    assert part(written, DOCUMENT).xpath("string(//w:r[w:t='王芳']/w:rPr/w:sz/@w:val)", namespaces=NS) == "28"


def test_a_place_behind_a_label_is_filled_without_a_blank_to_replace() -> None:
    assert lines_of(filled(foreign(p("姓名：") + p("职务：", "　")), (0, 3, 3, "王芳"), (1, 3, 3, "主任"))) == ("姓名：王芳", "职务：主任　")


def _field(code: str, result: str, more: str = "") -> str:
    begin = f'<w:r><w:fldChar w:fldCharType="begin">{more}</w:fldChar></w:r><w:r><w:instrText> {code} </w:instrText></w:r>'
    separate = f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}' if result else ""
    return f'{begin}{separate}<w:r><w:fldChar w:fldCharType="end"/></w:r>'


@pytest.mark.parametrize("result", ["<w:r><w:t>     </w:t></w:r>", "<w:r><w:t>一</w:t></w:r><w:r><w:t>二</w:t></w:r>", ""])
def test_a_legacy_text_field_isfilled(result: str) -> None:
    form = foreign(p("姓名", _field("FORMTEXT", result, '<w:ffData><w:name w:val="xm"/></w:ffData>'), "。"))
    written = blanks_filled(form, "王芳")
    assert lines_of(written) == ("姓名王芳。",)
    assert re.findall(r'fldCharType="(\w+)"', _document(written)) == ["begin", "separate", "end"]


def test_a_merge_field_is_filled_and_not_worked_out_anew() -> None:
    written = blanks_filled(foreign(p(_field("MERGEFIELD 姓名", "<w:r><w:t>«姓名»</w:t></w:r>"))), "王芳")
    assert (lines_of(written), 'w:fldLock="1"' in _document(written)) == (("王芳",), True)


def test_a_simple_merge_field_isfilled() -> None:
    simple = '<w:fldSimple w:instr="MERGEFIELD 姓名"><w:r><w:t>«姓名»</w:t></w:r></w:fldSimple>'
    assert lines_of(blanks_filled(foreign(p("致", simple, "：")), "王芳")) == ("致王芳：",)


@pytest.mark.parametrize(("value", "shown"), [("☑", "☑"), ("□", "□")])
def test_a_legacy_check_box_is_ticked(value: str, shown: str) -> None:
    box = _field("FORMCHECKBOX", "", '<w:ffData><w:checkBox><w:sizeAuto/><w:default w:val="0"/></w:checkBox></w:ffData>')
    assert lines_of(blanks_filled(foreign(p(box, "同意")), value)) == (f"{shown}同意",)


@pytest.mark.parametrize("value", ["乙", "另加的"])
def test_an_entry_of_a_legacy_list_is_chosen_or_added(value: str) -> None:
    entries = '<w:ffData><w:ddList><w:listEntry w:val="甲"/><w:listEntry w:val="乙"/></w:ddList></w:ffData>'
    assert lines_of(blanks_filled(foreign(p(_field("FORMDROPDOWN", "", entries))), value)) == (value,)


def test_the_marker_s_colour_goes_with_the_prompt() -> None:
    lit = '<w:r><w:rPr><w:highlight w:val="yellow"/></w:rPr><w:t>{}</w:t></w:r>'
    form = foreign(p("由", lit.format("某单"), lit.format("位"), "承办", lit.format("某日")))
    written = filled(form, (0, 1, 4, "第三处"))
    assert lines_of(written) == ("由第三处承办某日",)
    assert _document(written).count("highlight") == 1


def test_a_text_box_is_filled_for_newer_and_older_programs() -> None:
    box = p("编号XX")
    twice = f'<mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>{box}</w:txbxContent></wps:txbx></w:drawing></mc:Choice>'
    twice += f"<mc:Fallback><w:pict><v:textbox><w:txbxContent>{box}</w:txbxContent></v:textbox></w:pict></mc:Fallback>"
    written = filled(foreign(p("框", f"<w:r><mc:AlternateContent>{twice}</mc:AlternateContent></w:r>")), (1, 2, 4, "17"))
    assert (lines_of(written), _document(written).count("编号17")) == (("框", "编号17"), 2)


def _with_header(body: str, header: str) -> bytes:
    parts = parts_of(foreign(body, footnotes=f'<w:footnote w:id="1">{p("注：XX")}</w:footnote>'))
    relations = parts["word/_rels/document.xml.rels"].decode()
    more = f'<Relationship Id="h" Type="{R}/header" Target="header1.xml"/></Relationships>'
    parts["word/_rels/document.xml.rels"] = relations.replace("</Relationships>", more).encode()
    return packed({**parts, "word/header1.xml": f'<w:hdr xmlns:w="{W}">{header}</w:hdr>'})


def test_headers_and_footnotes_are_filled_too() -> None:
    form = _with_header(p("正文"), p("文号：XX"))
    assert lines_of(form) == ("正文", "注：XX", "文号：XX")
    written = filled(form, (1, 2, 4, "甲"), (2, 3, 5, "17号"))
    assert lines_of(written) == ("正文", "注：甲", "文号：17号")
    assert parts_of(written)[DOCUMENT] == parts_of(form)[DOCUMENT]


def test_what_is_not_filled_stays_as_it_was() -> None:
    inside = '<!-- 批注 --><w:proofErr w:type="spellStart"/><w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/><?x y?>'
    form = foreign(p("甲") + p(inside, "由XX办", '<w:r w:rsidR="00A1"><w:t> 尾 </w:t></w:r>') + "<w:sectPr/>")
    written = filled(form, (1, 1, 3, "处"))
    before, after = parts_of(form), parts_of(written)
    assert {path: data for path, data in after.items() if path != DOCUMENT} == {path: data for path, data in before.items() if path != DOCUMENT}
    expected = before[DOCUMENT].decode().replace("由XX办", "由处办")
    assert etree.canonicalize(after[DOCUMENT].decode(), with_comments=True) == etree.canonicalize(expected, with_comments=True)


def test_nothing_filled_gives_every_part_as_it_was() -> None:
    form = write_docx(report(), profile(), "{}")
    assert parts_of(filled(form)) == parts_of(form)


def test_one_form_is_filled_many_times() -> None:
    form, values = compiled(foreign(p("致XX：")), ((0, 1, 3, "甲"),))
    copies = [form.fill(FormValues({0: who})) for who in ("甲", "乙乙", "丙")]
    assert [read_source(open_package(copy)).lines for copy in copies] == [("致甲：",), ("致乙乙：",), ("致丙：",)]
    assert copies[0] == form.fill(values)


def test_a_template_with_macros_becomes_a_document_without() -> None:
    parts = parts_of(foreign(p("XX")))
    declared = "application/vnd.ms-word.{}+xml"
    override = f'<Override PartName="/{DOCUMENT}" ContentType="{declared.format("template.macroEnabledTemplate.main")}"/>'
    override += f'<Override PartName="/word/vbaData.xml" ContentType="{declared.format("vbaData")}"/></Types>'
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"</Types>", override.encode())
    macro = '<Relationship Id="v" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vbaProject.bin"/></Relationships>'
    parts["word/_rels/document.xml.rels"] = parts["word/_rels/document.xml.rels"].replace(b"</Relationships>", macro.encode())
    written = parts_of(filled(packed({**parts, "word/vbaProject.bin": b"x", "word/vbaData.xml": "<x/>"}), (0, 0, 2, "甲")))
    assert [path for path in written if "vba" in path] == []
    assert b"vba" not in written["[Content_Types].xml"] + written["word/_rels/document.xml.rels"]
    assert b"wordprocessingml.document.main+xml" in written["[Content_Types].xml"]


def test_a_strict_form_stays_strict() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    form = packed({path: data.replace(W.encode(), strict.encode()) for path, data in parts_of(foreign(p("由XX办"))).items()})
    written = filled(form, (0, 1, 3, "处"))
    assert (lines_of(written), strict in _document(written), W in _document(written)) == (("由处办",), True, False)


def test_what_is_strict_and_what_is_not_in_one_part_stays_so() -> None:
    other = W.replace("wordprocessingml", "drawingml")
    shape = f'<a:x xmlns:a="{other}" uri="{other}"/><b:x xmlns:b="{_strict(other)}"/>'
    paragraphs = (p(f"<w:r><w:t>由XX办</w:t>{shape}</w:r>"), p(f"<w:r><w:t>见{W}</w:t>{shape}</w:r>"), p(f"<w:r><w:t>见{_strict(W)}</w:t></w:r>"))
    parts = parts_of(foreign("".join(paragraphs)))
    parts[DOCUMENT] = parts[DOCUMENT].replace(f'xmlns:w="{W}"'.encode(), f'xmlns:w="{_strict(W)}"'.encode())
    written = _document(filled(packed(parts), (0, 1, 3, f"处{W}")))
    assert etree.canonicalize(written) == etree.canonicalize(parts[DOCUMENT].decode().replace("<w:t>由XX办", f'<w:t xml:space="preserve">由处{W}办'))


@pytest.mark.parametrize("name", [W, "http://purl.oclc.org/ooxml/wordprocessingml/main"], ids=["loose", "strict"])
def test_a_form_with_a_very_long_word_is_filled_at_once(name: str) -> None:
    long = "a" * 100_000
    data = foreign(p(f"由XX办{long}"))
    parts = parts_of(data)
    form, values = compiled(packed({**parts, DOCUMENT: parts[DOCUMENT].replace(W.encode(), name.encode())}), ((0, 1, 3, "处"),))
    assert lines_of(form.fill(values)) == (f"由处办{long}",)


def test_a_part_that_a_damaged_directory_puts_before_the_file_harms_no_other() -> None:
    form = bytearray(packed({"word/media/image1.bin": "x" * 100, **parts_of(foreign(p("由XX办")))}))
    places = [*[match.start() + 42 for match in re.finditer(rb"PK\x01\x02", form)][1:], len(form) - 6]
    for at in places:
        form[at : at + 4] = (int.from_bytes(form[at : at + 4], "little") + 4).to_bytes(4, "little")
    assert lines_of(filled(bytes(form), (0, 1, 3, "处"))) == ("由处办",)


def _strict(name: str) -> str:
    return name.replace("http://schemas.openxmlformats.org", "http://purl.oclc.org/ooxml").replace("/2006", "")


@pytest.mark.parametrize("filling", [(0, 0, 9, "x"), (5, 0, 0, "x"), (-1, 0, 0, "x"), (0, 2, 1, "x")])
def test_columns_outside_the_text_are_refused(filling: tuple[int, int, int, str]) -> None:
    with pytest.raises(ValueError, match="there is no text"):
        filled(foreign(p("文字")), filling)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text("甲乙丙X <&", min_size=1, max_size=5), min_size=1, max_size=6), st.data())
def test_any_stretch_of_any_runs_is_replaced_and_nothing_else(runs: list[str], data: st.DataObject) -> None:
    escaped = [run.replace("&", "&amp;").replace("<", "&lt;") for run in runs]
    form = foreign(p(*(f'<w:r><w:t xml:space="preserve">{run}</w:t></w:r>' for run in escaped)))
    text = "".join(runs)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=6, unique=True)))
    spans = list(zip(cuts[::2], cuts[1::2], strict=False))
    values = [data.draw(st.text("值 \t&<", max_size=4)) for _ in spans]
    expected, last = "", 0
    for (start, end), value in zip(spans, values, strict=True):
        expected, last = expected + text[last:start] + value, end
    written = filled(form, *((0, start, end, value) for (start, end), value in zip(spans, values, strict=True)))
    assert lines_of(written) == (expected + text[last:],)
