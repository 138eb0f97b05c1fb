"""What is known to go wrong today. Who mends one takes it out of this list: a test that passes while its input stands here fails."""

import pytest

# Input: what kind of mistake, and what happens.
KNOWN = {
    "bookmark-without-end.docx": "marks of fields: a field takes all that follows",
    "bookmark-without-end-and-controls.docx": "marks of fields: a field takes all that follows",
    "lo-enter-in-a-long-value.docx": "marks of fields: a value takes all that follows",
    "lo-tracked-replacement-behind-a-value.docx": "marks of fields: a value takes all that follows",
    "repeated-swap_renum.docx": "merging repeated sections: rows keep the old order",
    "repeated-last_first_nonum.docx": "merging repeated sections: rows keep the old order",
    "repeated-del2_renum.docx": "merging repeated sections: the row of a deleted one stays",
    "repeated-del12.docx": "merging repeated sections: the row of a deleted one stays",
    "p_split_in_value.docx": "merging values: the second half of a split value is lost",
    "p_merge.docx": "merging values: joined paragraphs are not taken over",
    "s_copy.docx": "merging sections: the text of a copied one is left out",
    "before_title.docx": "merging elements: a line above the title moves below it",
    "title_two_pars.docx": "merging elements: the title's second line becomes body text",
    "sign_second.docx": "merging elements: the second signature comes first",
    "head_copy_number.docx": "merging elements: a copy number becomes body text",
    "attachment_added.docx": "merging elements: an attachment becomes body text",
    "att_new_plain.docx": "merging elements: paragraphs at the end move above the signature",
    "full_att_order.docx": "merging elements: attachments in a new order lose a table",
    "tbl_total_row.docx": "merging tables: a total becomes a row of the field",
    "tbl_merge.docx": "merging tables: merged cells shift values into wrong columns",
    "margins.docx": "merging the layout: other margins are lost and nothing said",
    "footer_text.docx": "merging the layout: another footer is lost and nothing said",
}


def faulty(*names: str) -> pytest.MarkDecorator:
    """A test for each of these inputs, expected to fail where the input stands in the list."""
    return pytest.mark.parametrize("tried", [pytest.param(name, id=name, marks=_expected(name)) for name in names], indirect=True)


def _expected(name: str) -> tuple[pytest.MarkDecorator, ...]:
    if name not in KNOWN:
        return ()
    return (pytest.mark.xfail(strict=True, raises=AssertionError, reason=KNOWN[name]),)
