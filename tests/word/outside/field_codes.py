"""Codes of fields, harmful and harmless, and every way in which they may be written."""

from collections.abc import Callable, Mapping

from tests.word.edited_files import text_run

SHOWN = "甲乙丙"
"""What each field shows: it stays when the field goes."""
HARMFUL_CODES = (
    r'DDE excel "c:\\a.xls" r1c1',
    r'DDEAUTO c:\\windows\\system32\\cmd.exe "/k calc"',
    r'INCLUDETEXT "\\\\server\\share\\a.docx"',
    r'INCLUDEPICTURE "http://127.0.0.1:9/a.png" \d',
    r"includepicture file:///c:/a.png",
    "IMPORT a.gif",
    r'LINK Excel.Sheet.8 "c:\\a.xls" a1 \a \p',
    r'DATABASE \d "c:\\a.mdb" \s "SELECT *"',
    "MACROBUTTON Run 双击",
    'ASK 名 "姓名？"',
    'FILLIN "姓名？"',
    'SET 名 "值"',
    'QUOTE "值"',
    "AUTOTEXT 页脚",
    "GLOSSARY 页脚",
    'RD "c:\\\\a.docx"',
    "ADDIN X.1",
    "CONTROL Forms.Button",
    "HTMLCONTROL x",
    "PRINT para",
    "USERADDRESS",
    r"FILENAME \p",
    'HYPERLINK "javascript:alert(1)"',
    'HYPERLINK "file:///c:/a.exe"',
    r'HYPERLINK \t "_blank" "\\\\server\\a.exe"',
    r'HYPERLINK \l "anchor" "c:\\a.exe"',
    "hyperlink a.exe",
    "NEWFIELD2030 x",
)
HARMLESS_CODES = (
    "PAGE",
    r"NUMPAGES  \* Arabic",
    r'TOC \o "1-3" \h \z \u',
    r"PAGEREF _Toc1 \h",
    "= 1 + 2",
    "=SUM(ABOVE)",
    'HYPERLINK "https://example.com/a"',
    'HYPERLINK "mailto:a@example.com"',
    r'HYPERLINK \l "_Toc1"',
    "SEQ 图 \\* ARABIC",
    "MERGEFIELD 单位",
)


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace('"', "&quot;")


def code_run(text: str, tag: str = "instrText") -> str:
    return f'<w:r><w:{tag} xml:space="preserve">{_escaped(text)}</w:{tag}></w:r>'


def complex_field(code: str, shown: str = SHOWN) -> str:
    return mark("begin") + code_run(f" {code} ") + mark("separate") + text_run(shown) + mark("end")


def split_field(code: str, shown: str = SHOWN) -> str:
    """A field whose code stands in many runs."""
    return mark("begin") + "".join(code_run(letter) for letter in code) + mark("separate") + text_run(shown) + mark("end")


def simple_field(code: str, shown: str = SHOWN) -> str:
    return f'<w:fldSimple w:instr=" {_escaped(code)} ">{text_run(shown)}</w:fldSimple>'


def nested_field(code: str, shown: str = SHOWN) -> str:
    """A field inside the code of one that is harmless by itself."""
    inner = mark("begin") + code_run(f" {code} ") + mark("separate") + text_run("内") + mark("end")
    return mark("begin") + code_run(" IF ") + inner + code_run(' = "a" "b" "c" ') + mark("separate") + text_run(shown) + mark("end")


def field_in_result(code: str, shown: str = SHOWN) -> str:
    return mark("begin") + code_run(" IF 1 = 1 ") + mark("separate") + complex_field(code, shown) + mark("end")


def deleted_code(code: str, shown: str = SHOWN) -> str:
    """A field whose code was deleted with tracked changes."""
    deleted = f'<w:del w:id="900" w:author="a">{code_run(f" {code} ", "delInstrText")}</w:del>'
    return mark("begin") + deleted + mark("separate") + text_run(shown) + mark("end")


def shifted_code(code: str, shown: str = SHOWN) -> str:
    """A field in lower case with tabs and many spaces, without a result of its own marks."""
    word, _, rest = code.partition(" ")
    return mark("begin") + code_run(f"\t   {word.lower()}     {rest}") + mark("separate") + text_run(shown) + mark("end")


def assembled_code(code: str, shown: str = SHOWN) -> str:
    """A field whose first word is put together by a field inside it."""
    inner = mark("begin") + code_run(" = 1 ") + mark("separate") + text_run("P") + mark("end")
    return mark("begin") + inner + code_run("AGE " + code) + mark("separate") + text_run(shown) + mark("end")


FORMS: Mapping[str, Callable[[str], str]] = {
    "complex": complex_field,
    "split over runs": split_field,
    "simple": simple_field,
    "nested in a code": nested_field,
    "nested in a result": field_in_result,
    "deleted": deleted_code,
    "lower case and tabs": shifted_code,
    "put together": assembled_code,
}
