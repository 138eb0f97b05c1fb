"""A template knows where its text stands: the head of a section, then its blocks from 0."""

import pytest

from editor.model.document.grid import Grid
from editor.model.template.template import HEAD, HEADING, RUN_ON, Prose, Section, Template, head_or_block


def test_lines_are_numbered_with_the_heading_and_the_text_that_runs_on_before_the_blocks() -> None:
    section = Section("s1", level=1, heading="总则", run_on="一是。", blocks=(Prose("二是。"), Grid((("甲", "乙"),))))
    assert list(section.markups()) == [(HEADING, "总则"), (RUN_ON, "一是。"), (0, "二是。"), (1, "甲"), (1, "乙")]


def test_a_section_without_a_head_begins_with_its_first_block() -> None:
    assert list(Section("s1", blocks=(Prose(""),)).markups()) == [(0, "")]


@pytest.mark.parametrize(("block", "counted"), [(HEADING, HEAD), (RUN_ON, HEAD), (0, 0), (7, 7)])
def test_heading_and_text_that_runs_on_count_as_one_head(block: int, counted: int) -> None:
    assert head_or_block(block) == counted


def test_the_row_of_a_field_that_a_section_repeats_over_stands_in_its_heading() -> None:
    template = Template(sections=(Section("s1", level=1, heading="任务", repeat=("行", "任务表")),))
    assert [(place.key, place.block) for place in template.places] == [("任务表", HEADING)]
