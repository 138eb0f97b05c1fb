"""What is put back brings its parts along: names and ids that meet are parted, styles and numberings come too, what is dangerous stays behind."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from ooxml_integrity import check

from editor.word import expected_of, graft, open_package, prove, read_foreign, write_docx
from tests.word.edited_files import (
    commented,
    drawing,
    edited,
    picture_paragraph,
    picture_run,
    png,
    reference,
    text_box,
    text_run,
    with_header,
    with_link,
    with_notes,
    with_part,
    with_picture,
)
from tests.word.papers import R, W, p, packed, part, parts_of, profile, report

DOCUMENT = report()
WRITTEN = write_docx(DOCUMENT, profile(), "{}")
CLOSING = "特此报告。</w:t></w:r>"
VALIDATOR = "ooxml-validator"
STYLES = "word/styles.xml"


def _after_closing(inside: str) -> tuple[str, str]:
    return CLOSING, CLOSING + inside


def _grafted(base: bytes, *, final: bool = False) -> bytes:
    written = write_docx(DOCUMENT, profile(), None if final else "{}", final)
    made = graft(open_package(written), open_package(base), final=final)
    assert made.lost == ()
    assert [problem.text for problem in prove(made.data, expected_of(DOCUMENT, final=final))] == []
    assert graft(open_package(written), open_package(made.data), final=final).data == made.data
    return made.data


def _lost(base: bytes) -> list[str]:
    made = graft(open_package(WRITTEN), open_package(base))
    assert prove(made.data, expected_of(DOCUMENT)) == []
    return [thing.kind for thing in made.lost]


def _all_things() -> bytes:
    """A report with a thing of every kind put in."""
    inside = commented(text_run("报告")) + picture_run() + text_box(number=1) + reference("footnote") + reference("endnote")
    link = f'<w:hyperlink r:id="rId77">{text_run("总体", "<w:i/>")}</w:hyperlink>'
    section = '<w:p><w:pPr><w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr></w:pPr></w:p>'
    base = edited(
        WRITTEN,
        (CLOSING, f"特此</w:t></w:r>{inside}{text_run('。')}"),
        ("总体情况</w:t></w:r>", f"</w:t></w:r>{link}<m:oMath><m:r><m:t>情况</m:t></m:r></m:oMath>"),
        ("</w:tbl>", f"</w:tbl>{picture_paragraph(number=2)}{section}"),
    )
    base = with_link(with_picture(base), "rId77", "https://example.com/a?b=1&amp;c=2")
    for kind in ("comment", "footnote", "endnote"):
        base = with_notes(base, kind, "说明")
    return with_header(base, p("内部资料"))


def test_a_file_with_everything_is_whole_by_other_judges(tmp_path: Path) -> None:
    for final in (False, True):
        path = tmp_path / f"{final}.docx"
        path.write_bytes(_grafted(_all_things(), final=final))
        assert [str(finding) for finding in check(path)] == []
        if shutil.which(VALIDATOR):
            done = subprocess.run([VALIDATOR, str(path)], capture_output=True, text=True, check=False)
            assert json.loads(done.stdout)["errors"] == []


def test_a_clean_copy_has_no_comments_and_nobody_s_name() -> None:
    data = _grafted(_all_things(), final=True)
    kinds = [thing.kind for thing in read_foreign(open_package(data))]
    assert "comment" not in kinds
    assert {"picture", "text box", "footnote", "endnote", "link", "formula", "header", "section"} <= set(kinds)
    assert not any("comments" in path for path in parts_of(data))
    assert not any("王科长".encode() in content for content in parts_of(data).values())


def _renamed(data: bytes, old: str, new: str) -> bytes:
    """The file with a part under another name, as word processors count them anew."""
    return packed({path.replace(old, new): content.replace(old.encode(), new.encode()) for path, content in parts_of(data).items()})


def test_a_part_whose_name_is_taken_gets_another_one() -> None:
    base = with_header(_renamed(WRITTEN, "footer1.xml", "footer9.xml"), p("内部资料"), path="footer1.xml")
    data = _grafted(base)
    assert parts_of(data)["word/footer1.xml"] == parts_of(WRITTEN)["word/footer1.xml"]
    assert [path for path, content in parts_of(data).items() if "内部资料".encode() in content] == ["word/footer3.xml"]


def test_a_relationship_whose_id_is_taken_gets_another_one() -> None:
    data = _grafted(with_picture(edited(_renamed(WRITTEN, '"rId4"', '"rId44"'), _after_closing(picture_run("rId4"))), "rId4"))
    relations = {node.get("Id"): node.get("Target") for node in part(data, "word/_rels/document.xml.rels")}
    ((embedded),) = (node.get(f"{{{R}}}embed") for node in part(data, "word/document.xml").iter("{*}blip"))
    assert (relations[embedded], relations["rId4"]) == ("media/image1.png", "footer1.xml")


def test_a_header_with_a_picture_brings_it_along() -> None:
    base = with_header(WRITTEN, p(picture_run("rId1")))
    relation = f'<Relationship Id="rId1" Type="{R}/image" Target="media/logo.png"/>'
    relations = f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relation}</Relationships>'
    base = with_picture(base, "rId41", "media/logo.png")
    data = _grafted(packed({**parts_of(base), "word/_rels/header1.xml.rels": relations}))
    assert parts_of(data)["word/media/logo.png"] == png()
    assert b"media/logo.png" in parts_of(data)["word/_rels/header1.xml.rels"]
    assert [thing.kind for thing in read_foreign(open_package(data))] == ["header"]


def test_a_footer_that_somebody_wrote_into_takes_the_place_of_ours() -> None:
    base = WRITTEN
    footer = parts_of(base)["word/footer1.xml"].decode().replace("</w:p>", "<w:r><w:t>内部资料</w:t></w:r></w:p>")
    data = _grafted(packed({**parts_of(base), "word/footer1.xml": footer}))
    assert [(thing.kind, thing.text) for thing in read_foreign(open_package(data))] == [("header", "— 1 —内部资料")]


def test_pages_across_stay_pages_across() -> None:
    margins = '<w:pgMar w:top="1701" w:right="1134" w:bottom="1701" w:left="1134"/>'
    across = f'<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>{margins}</w:sectPr>'
    upright = parts_of(WRITTEN)["word/document.xml"].decode()
    own = upright[upright.rindex("<w:sectPr") : upright.rindex("</w:sectPr>") + len("</w:sectPr>")]
    look = '<w:pPr><w:pStyle w:val="Heading4"/>'
    assert look in upright
    base = edited(WRITTEN, (look, f"{look}{own}"), ("</w:tbl>", f"</w:tbl><w:p><w:pPr>{across}</w:pPr></w:p>"))
    data = _grafted(base)
    turns = [
        [size.get(f"{{{W}}}orient") for size in section.iter(f"{{{W}}}pgSz")] for section in part(data, "word/document.xml").iter(f"{{{W}}}sectPr")
    ]
    assert turns == [[None], ["landscape"], [None]]
    footers = [
        [node.get(f"{{{R}}}id") for node in section.iter("{*}footerReference")] for section in part(data, "word/document.xml").iter("{*}sectPr")
    ]
    assert footers == [["rId4", "rId5"], [], ["rId4", "rId5"]]


def test_styles_come_along_with_those_they_are_based_on_and_under_a_free_id() -> None:
    mine = '<w:style w:type="paragraph" w:styleId="Base9"><w:name w:val="图框"/></w:style>'
    mine += '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="图注"/><w:basedOn w:val="Base9"/><w:next w:val="Normal"/></w:style>'
    base = _renamed(WRITTEN, '"Heading1"', '"berschrift1"')
    styles = parts_of(base)[STYLES].decode().replace("</w:styles>", f"{mine}</w:styles>")
    base = with_picture(packed({**parts_of(base), STYLES: styles}))
    pictured = picture_paragraph(properties='<w:pStyle w:val="Heading1"/>')
    base = edited(base, ("</w:tbl>", f"</w:tbl>{pictured}"))
    data = _grafted(base)
    named = {style.find(f"{{{W}}}name").get(f"{{{W}}}val"): style for style in part(data, STYLES).iter(f"{{{W}}}style")}
    assert named["图注"].get(f"{{{W}}}styleId") == "Heading1_2"
    assert named["图注"].find(f"{{{W}}}basedOn").get(f"{{{W}}}val") == named["图框"].get(f"{{{W}}}styleId") == "Base9"
    assert b'<w:pStyle w:val="Heading1_2"/>' in parts_of(data)["word/document.xml"]


def test_a_numbering_of_a_note_comes_along_and_no_other() -> None:
    abstract = "".join(f'<w:abstractNum w:abstractNumId="{n}"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>' for n in (1, 2))
    numbers = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in (1, 2))
    base = with_notes(edited(WRITTEN, _after_closing(reference("footnote"))), "footnote", "说明")
    listed = '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr></w:pPr><w:r><w:t>说明'
    notes = parts_of(base)["word/footnotes.xml"].decode().replace("<w:p><w:r><w:t>说明", listed)
    base = with_part(
        packed({**parts_of(base), "word/footnotes.xml": notes}),
        "numbering.xml",
        f'<w:numbering xmlns:w="{W}">{abstract}{numbers}</w:numbering>',
        "numbering",
        "rId91",
    )
    data = _grafted(base)
    assert [node.get(f"{{{W}}}numId") for node in part(data, "word/numbering.xml").iter(f"{{{W}}}num")] == ["2"]
    assert [node.get(f"{{{W}}}abstractNumId") for node in part(data, "word/numbering.xml").iter(f"{{{W}}}abstractNum")] == ["2"]


def test_answers_and_authors_of_comments_come_along_for_those_that_are_left() -> None:
    base = with_notes(edited(WRITTEN, _after_closing(""), (CLOSING, f"特此</w:t></w:r>{commented(text_run('报告。'), 2)}")), "comment", "删", "留")
    w14, w15 = "http://schemas.microsoft.com/office/word/2010/wordml", "http://schemas.microsoft.com/office/word/2012/wordml"
    comments = parts_of(base)["word/comments.xml"].decode().replace("<w:comments ", f'<w:comments xmlns:w14="{w14}" ')
    for number in (1, 2):
        comments = comments.replace("<w:p>", f'<w:p w14:paraId="0000000{number}">', 1)
    base = packed({**parts_of(base), "word/comments.xml": comments})
    entries = "".join(f'<w15:commentEx w15:paraId="0000000{number}" w15:done="1"/>' for number in (1, 2))
    people = '<w15:person w15:author="王科长"/><w15:person w15:author="李处长"/>'
    kinds = (("commentsExtended", f'<w15:commentsEx xmlns:w15="{w15}">{entries}</w15:commentsEx>'),)
    kinds += (("people", f'<w15:people xmlns:w15="{w15}">{people}</w15:people>'),)
    for number, (kind, content) in enumerate(kinds):
        base = with_part(base, f"{kind}.xml", content, kind, f"rId8{number}")
    data = _grafted(base)
    assert b"00000002" in parts_of(data)["word/commentsExtended.xml"]
    assert b"00000001" not in parts_of(data)["word/commentsExtended.xml"]
    assert "李处长".encode() not in parts_of(data)["word/people.xml"]


@pytest.mark.parametrize("identity", ["rId999", "rId41"])
def test_a_picture_whose_file_is_missing_is_lost(identity: str) -> None:
    base = with_picture(edited(WRITTEN, _after_closing(picture_run(identity))))
    base = packed({path: content for path, content in parts_of(base).items() if "media" not in path})
    assert _lost(base) == ["picture"]


def test_macros_and_controls_that_run_code_stay_behind() -> None:
    control = f'<w:r><w:object>{drawing()}<w:control r:id="rId50" w:name="x"/></w:object></w:r>'
    base = with_part(with_picture(edited(WRITTEN, _after_closing(control))), "activeX/activeX1.xml", "<x/>", "control", "rId50")
    base = with_part(base, "vbaProject.bin", b"code", "vbaProject", "rId51", "application/vnd.ms-office.vbaProject")
    assert _lost(base) == ["picture", "outside", "outside"]
    assert not [path for path in parts_of(graft(open_package(WRITTEN), open_package(base)).data) if "vba" in path or "activeX" in path]


def test_an_embedded_object_comes_along_unopened_and_one_outside_does_not() -> None:
    embedded = (
        f'<w:r><w:object>{drawing()}<o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" Type="Embed" r:id="rId60"/></w:object></w:r>'
    )
    base = with_picture(edited(WRITTEN, _after_closing(embedded)))
    kind = "application/vnd.openxmlformats-officedocument.oleObject"
    data = _grafted(with_part(base, "embeddings/oleObject1.bin", b"\xd0\xcf", "oleObject", "rId60", kind))
    assert parts_of(data)["word/embeddings/oleObject1.bin"] == b"\xd0\xcf"
    outside = f'<Relationship Id="rId60" Type="{R}/oleObject" Target="file:///x.doc" TargetMode="External"/></Relationships>'
    relations = parts_of(base)["word/_rels/document.xml.rels"].decode().replace("</Relationships>", outside)
    assert _lost(packed({**parts_of(base), "word/_rels/document.xml.rels": relations})) == ["picture"]


def test_a_picture_outside_stays_a_link_to_outside() -> None:
    base = edited(WRITTEN, _after_closing(picture_run().replace("r:embed", "r:link")))
    outside = f'<Relationship Id="rId41" Type="{R}/image" Target="https://example.com/a.png" TargetMode="External"/></Relationships>'
    relations = parts_of(base)["word/_rels/document.xml.rels"].decode().replace("</Relationships>", outside)
    data = _grafted(packed({**parts_of(base), "word/_rels/document.xml.rels": relations}))
    assert b'Target="https://example.com/a.png" TargetMode="External"' in parts_of(data)["word/_rels/document.xml.rels"]


def test_the_theme_comes_along_where_a_shape_takes_its_colours_from_it() -> None:
    colored = (
        text_box()
        .replace("<wps:txbx>", "<wps:style/><wps:txbx>")
        .replace("</wps:spPr>", '<a:solidFill><a:schemeClr val="accent1"/></a:solidFill></wps:spPr>')
    )
    kind = "application/vnd.openxmlformats-officedocument.theme+xml"
    theme = '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="x"/>'
    for shape, comes in ((colored, True), (text_box(), False)):
        base = with_part(edited(WRITTEN, _after_closing(shape)), "theme/theme1.xml", theme, "theme", "rId95", kind)
        assert ("word/theme/theme1.xml" in parts_of(_grafted(base))) == comes


def test_a_chart_brings_its_sheet_along() -> None:
    chart = '<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="rId70"/>'
    inside = drawing().replace(drawing()[drawing().index("<pic:pic>") : drawing().index("</a:graphicData>")], chart)
    kind = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
    base = with_part(edited(WRITTEN, _after_closing(f"<w:r>{inside}</w:r>")), "charts/chart1.xml", "<c/>", "chart", "rId70", kind)
    sheet = f'<Relationship Id="rId1" Type="{R}/package" Target="../embeddings/book.xlsx"/>'
    relations = f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{sheet}</Relationships>'
    types = parts_of(base)["[Content_Types].xml"].decode().replace("<Override", '<Default Extension="xlsx" ContentType="a/b"/><Override', 1)
    more = {"word/charts/_rels/chart1.xml.rels": relations, "word/embeddings/book.xlsx": b"PK", "[Content_Types].xml": types}
    data = _grafted(packed({**parts_of(base), **more}))
    assert parts_of(data)["word/embeddings/book.xlsx"] == b"PK"
    assert b'Target="../embeddings/book.xlsx"' in parts_of(data)["word/charts/_rels/chart1.xml.rels"]
    outside = relations.replace("/>", ' TargetMode="External"/>')
    linked = _grafted(packed({**parts_of(base), "word/charts/_rels/chart1.xml.rels": outside}))
    assert b'TargetMode="External"' in parts_of(linked)["word/charts/_rels/chart1.xml.rels"]
    code = relations.replace(f"{R}/package", f"{R}/vbaProject")
    assert _lost(packed({**parts_of(base), **more, "word/charts/_rels/chart1.xml.rels": code})) == ["picture", "outside"]


def _in_style(style: str) -> tuple[str, str]:
    own = '<w:r><w:rPr><w:rStyle w:val="BodyCharacter"/></w:rPr>'
    words = '<w:t xml:space="preserve">管网漏损率'
    return own + words, own.replace("BodyCharacter", style) + words


def test_a_style_on_text_that_has_one_is_put_back_by_its_properties() -> None:
    look = '<w:color w:val="000080"/><w:u w:val="single"/>'
    style = f'<w:style w:type="character" w:styleId="Link"><w:name w:val="Hyperlink"/><w:rPr>{look}</w:rPr></w:style>'
    base = edited(WRITTEN, _in_style("Link"))
    base = packed({**parts_of(base), STYLES: parts_of(base)[STYLES].decode().replace("</w:styles>", f"{style}</w:styles>")})
    made = _grafted(base)
    assert f'<w:rStyle w:val="BodyCharacter"/>{look}' in parts_of(made)["word/document.xml"].decode()
    assert b"Hyperlink" not in parts_of(made)[STYLES]


def test_a_style_that_nobody_knows_is_left_out() -> None:
    assert 'w:val="Nobody"' not in parts_of(_grafted(edited(WRITTEN, _in_style("Nobody"))))["word/document.xml"].decode()


@pytest.mark.parametrize("kind", ["comment", "footnote", "endnote"])
def test_a_note_inside_another_one_ends_no_saving(kind: str) -> None:
    base = with_notes(edited(WRITTEN, _after_closing(reference(kind))), kind, "请核对", "没有人提到")
    parts = dict(parts_of(base))
    notes = parts[f"word/{kind}s.xml"].decode()
    inner = notes[notes.index(f'<w:{kind} w:id="2"') : notes.rindex(f"</w:{kind}s>")]
    nested = notes.replace(inner, "").replace(f"</w:p></w:{kind}></w:{kind}s>", f"</w:p>{inner}</w:{kind}></w:{kind}s>")
    assert inner in nested
    made = graft(open_package(WRITTEN), open_package(packed({**parts, f"word/{kind}s.xml": nested})))
    assert "没有人提到" not in parts_of(made.data).get(f"word/{kind}s.xml", b"").decode()
    assert {thing.kind for thing in (*made.lost, *read_foreign(open_package(made.data)))} == {kind}
