"""What a draft's file is called until the person says otherwise."""

import re

from editor.composing import compose
from editor.model.draft.draft import Draft
from editor.storage.library.library import file_name

_UNFILLED = re.compile(r"〔[^〔〕]*〕")


def proposed_name(draft: Draft) -> str:
    """The title with its values, without its unfilled slots, as a file name without ending."""
    title = _UNFILLED.sub("", compose(draft).document.title)
    return file_name(title if title.strip() else draft.template.name)
