"""What the package tells a desktop is of one piece: entry, kinds of files, icons, description and manual, in both languages."""

import gzip
import xml.etree.ElementTree as ET
from configparser import ConfigParser
from pathlib import Path
from types import ModuleType

from tests.source import ROOT

LINUX = ROOT / "packaging" / "linux"
MIME = "application/x-nigao-template"
XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def _entry() -> dict[str, str]:
    parser = ConfigParser(interpolation=None)
    parser.optionxform = str  # pyright: ignore[reportAttributeAccessIssue]
    parser.read(LINUX / "nigao.desktop", "utf-8")
    return dict(parser["Desktop Entry"])


def test_the_entry_opens_templates_and_offers_itself_for_word_files() -> None:
    kinds = _entry()["MimeType"].split(";")
    assert {MIME, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "text/plain"} <= set(kinds)
    assert _entry()["Exec"] == "nigao %F"


def test_whatever_a_person_reads_of_the_entry_is_there_in_chinese_too() -> None:
    entry = _entry()
    assert [name for name in ("Name", "GenericName", "Comment", "Keywords") if f"{name}[zh_CN]" not in entry] == []


def test_a_template_is_known_by_its_ending_in_both_languages() -> None:
    kind = ET.parse(LINUX / "nigao.xml").getroot()[0]
    names = {child.tag.partition("}")[2]: child for child in kind}
    assert (kind.get("type"), names["glob"].get("pattern")) == (MIME, "*.nigao")
    assert [child.get(XML_LANGUAGE) for child in kind if child.tag.endswith("comment")] == [None, "zh_CN"]


def test_the_description_names_the_entry_and_says_each_paragraph_twice() -> None:
    root = ET.parse(LINUX / "org.nigao.nigao.metainfo.xml").getroot()
    assert root.findtext("launchable") == "nigao.desktop"
    languages = [paragraph.get(XML_LANGUAGE) for paragraph in root.iter("p")]
    assert languages.count(None) == languages.count("zh_CN") == 3


def test_the_manual_says_what_help_says_and_no_line_of_it_is_taken_for_an_order(scripts: dict[str, ModuleType], tmp_path: Path) -> None:
    program = tmp_path / "nigao"
    program.write_text("#!/bin/sh\ncase $1 in fill) echo '.txt -o C:\\x';; *) printf 'usage\\n\\ncommands:\\n  fill    fills in\\n';; esac\n")
    program.chmod(0o700)
    scripts["manual"].write(program, tmp_path / "man", "1.2.3")
    for path in (tmp_path / "man" / "man1" / "nigao.1.gz", tmp_path / "man" / "zh_CN" / "man1" / "nigao.1.gz"):
        page = gzip.decompress(path.read_bytes()).decode()
        assert "nigao 1.2.3" in page
        assert '.SS "nigao fill"' in page
        assert r"\&.txt \-o C:\ex" in page
    assert page == scripts["manual"].page(program, "zh", "1.2.3")
