"""Text that styles hide is not read as text of the page, whatever the styles are made of."""

import pytest

from editor.word import open_package, read_source
from tests.word.papers import foreign, p

SHOWN = '<w:style w:type="paragraph" w:styleId="shown"><w:name w:val="shown"/><w:rPr><w:vanish w:val="0"/></w:rPr></w:style>'
HIDING = '<w:style w:type="paragraph" w:styleId="gone"><w:name w:val="gone"/><w:rPr><w:vanish/></w:rPr></w:style>'
ROUND = (
    '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="a"/><w:basedOn w:val="b"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="b"><w:name w:val="b"/><w:basedOn w:val="a"/></w:style>'
)


def _lines(styles: str, style: str, run: str) -> tuple[str, ...]:
    return read_source(open_package(foreign(p(run, properties=f'<w:pStyle w:val="{style}"/>') + p("乙"), styles=styles))).lines


@pytest.mark.parametrize("look", ["", "<w:rPr/>", "<w:rPr><w:b/></w:rPr>", '<w:rPr><w:sz w:val="32"/></w:rPr>'])
def test_a_run_that_its_style_hides_is_not_read_whatever_it_says_else(look: str) -> None:
    assert "甲" not in "".join(_lines(HIDING, "gone", f"<w:r>{look}<w:t>甲</w:t></w:r>"))


@pytest.mark.parametrize(("styles", "style"), [(SHOWN, "shown"), (SHOWN + ROUND, "a"), (HIDING + ROUND, "b"), (HIDING, "nowhere")])
def test_styles_that_hide_nothing_or_go_round_in_a_circle_leave_the_text(styles: str, style: str) -> None:
    assert _lines(styles, style, "甲") == ("甲", "乙")
