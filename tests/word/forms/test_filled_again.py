"""A form that is filled again and again writes what one writes that was never filled before, whoever fills it meanwhile."""

import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import product
from random import Random

import pytest

from editor.word import CompiledForm, FormRows, FormSlot, FormTag, FormValues, WordForm
from tests.word.papers import control, foreign, p

_UNDERLINED = f'<w:r><w:rPr><w:u w:val="single"/></w:rPr><w:t xml:space="preserve">{" " * 6}</w:t></w:r>'
_LAST_MARK = '<w:bookmarkStart w:id="7" w:name="a"/><w:bookmarkEnd w:id="7"/>'


def _legacy(code: str, data: str) -> str:
    begin = f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar></w:r><w:r><w:instrText> {code} </w:instrText></w:r>'
    return begin + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def _check_box() -> str:
    w14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    return control("<w:r><w:t>☐</w:t></w:r>", tag="x", more=f'<w14:checkbox {w14}><w14:checked w14:val="0"/></w14:checkbox>')


_BODY = (
    p("致", _UNDERLINED, "：XX和YY", _LAST_MARK),
    p(_legacy("FORMCHECKBOX", "<w:checkBox/>"), "同意"),
    p(_legacy("FORMDROPDOWN", '<w:ddList><w:listEntry w:val="甲"/><w:listEntry w:val="乙"/></w:ddList>')),
    p("由XX办"),
    p(_check_box()),
    f"<w:tbl><w:tr><w:tc>{p('XX')}</w:tc><w:tc>{p()}</w:tc></w:tr></w:tbl>",
    p("{{ x }}完"),
)
_SLOTS = (
    *(FormSlot(0, 1, 7, "单位"), FormSlot(0, 8, 10, "甲"), FormSlot(0, 11, 13, "甲"), FormSlot(1, 0, 1, "乙"), FormSlot(2, 0, 1, "丙")),
    *(FormSlot(3, 1, 3, "丁", drops=True), FormSlot(4, 0, 1, "戊"), FormSlot(5, 0, 2, "名", rows=0, row=0), FormSlot(6, 0, 0, "数", rows=0, row=0)),
)
_FORM = WordForm.opened(foreign("".join(_BODY)))


@dataclass(frozen=True)
class _Says:
    """Writes one text for all code."""

    text: str

    def written(self, code: object) -> str:
        return f"{self.text}{code}"

    def holds(self, code: object) -> bool:
        return bool(code)

    def rounds(self, code: object) -> "Iterable[_Says]":
        return (self,) if code else ()

    def assigned(self, code: object) -> "_Says":
        return self if code else _Says("")


_SAME = ({0: "甲局", 1: "a<b&c", 3: "☑", 4: "丁"}, {0: "长" * 9, 1: "", 3: "□", 4: "乙"}, {0: "{{ x }}", 1: "一\n二\t三", 3: "是", 4: "甲"})
_TEXTS: tuple[dict[int, str], ...] = (*_SAME, {0: "甲", 2: "{_{ y }_}", 5: "某", 6: "☑"}, {0: "乙", 2: "丙", 3: "☑", 6: "□"}, {5: ""}, {})
_ROWS: tuple[dict[int, list[dict[str, str]]], ...] = ({}, {0: [{"名": "王", "数": "3"}, {"名": "李"}]})
_LOOKS = ((False, False), (True, False), (True, True))
Filling = tuple[FormValues, tuple[bool, bool]]


def _compiled() -> CompiledForm:
    tag = FormTag(7, 0, 7, "{{ x }}", "value", "", "x")
    return _FORM.compiled(_SLOTS, [tag], [FormRows("表", (5,))])


def _parts(form: CompiledForm, filling: Filling) -> dict[str, bytes]:
    values, (marked, ends) = filling
    return form.parts(values, marked=marked, ends=ends)


@pytest.fixture(scope="module")
def alone() -> list[tuple[Filling, dict[str, bytes]]]:
    """Values of many shapes and looks, with what a form writes that they are the first for."""
    values = (FormValues(*found) for found in product(_TEXTS, _ROWS, (None, _Says("子"), _Says("丑"))))
    return [(filling, _parts(_compiled(), filling)) for filling in product(values, _LOOKS)]


def test_what_was_written_before_is_seen_in_nothing_that_is_written_now(alone: list[tuple[Filling, dict[str, bytes]]]) -> None:
    form = _compiled()
    for filling, expected in Random(5).choices(alone, k=4000):
        assert _parts(form, filling) == expected


@pytest.fixture
def _switching() -> Iterator[None]:
    """Threads take turns all the time."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("_switching")
def test_pages_are_made_while_copies_are_written(alone: list[tuple[Filling, dict[str, bytes]]]) -> None:
    form = _compiled()
    plain = [one for one in alone if one[0][0] in map(FormValues, _SAME)]
    wanted = [one for look in range(len(_LOOKS)) for one in Random(look).choices(plain[look :: len(_LOOKS)], k=200)]
    with ThreadPoolExecutor(3) as crew:
        assert list(crew.map(partial(_parts, form), [filling for filling, _ in wanted])) == [expected for _, expected in wanted]


def test_what_pages_need_behind_the_last_place_is_in_no_file(alone: list[tuple[Filling, dict[str, bytes]]]) -> None:
    written = [(ends, b"".join(parts.values()).decode()) for (_, (_, ends)), parts in alone if parts]
    assert {ends for ends, text in written if "\u200b" in text} == {True}
    assert all("\u200b" in text for ends, text in written if ends)
