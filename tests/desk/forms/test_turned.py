"""Pages of a form that lie on their side, which a printer is told of."""

import io

import pytest
from pypdf import PdfWriter

from editor.desk.forms.pages import _pages_of
from editor.model.draft.draft import Draft
from editor.model.template.template import Template

UPRIGHT, LYING = (595, 842), (842, 595)


@pytest.mark.parametrize(("sizes", "turned"), [((UPRIGHT, LYING, UPRIGHT), [False, True, False]), ((LYING, UPRIGHT), [False, True]), ((), [])])
def test_a_page_is_turned_that_does_not_lie_as_the_first_one_does(sizes: tuple[tuple[int, int], ...], turned: list[bool]) -> None:
    writer, made = PdfWriter(), io.BytesIO()
    for width, height in sizes:
        writer.add_blank_page(width, height)
    writer.write(made)
    assert [page.paper is not None for page in _pages_of(made.getvalue(), Draft(Template("申请表")), ()).pages] == turned
