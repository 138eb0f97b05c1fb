"""Pages that were changed in Word: offered as the layout of this report alone; what no layout has is listed as what is in the file alone."""

from dataclasses import replace

from editor.desk.opening.opened import Opened
from editor.model.document.own_layout import PageSetup, base_of, layout_of, words_of
from editor.model.document.profile import ProfileOf
from editor.model.draft.draft import Draft
from editor.model.returned.change import Change, ChangeKind
from editor.model.words import tr


def with_page_changes(opened: Opened, profile_of: ProfileOf) -> Opened:
    """What was opened, with the changes of its pages behind those of its text. The draft keeps its own layout until somebody takes the other."""
    changes = () if opened.pages is None else page_changes(opened.draft, opened.pages, profile_of)
    return replace(opened, changes=(*opened.changes, *changes)) if changes else opened


def page_changes(draft: Draft, setup: PageSetup, profile_of: ProfileOf) -> tuple[Change, ...]:
    """What the pages of a file have otherwise than those of a draft are printed."""
    own = draft.template.layout
    profile = profile_of(own)
    layout = layout_of(setup, profile, own)
    loose = tuple(Change(ChangeKind.LOOSE, tr("版面"), "", words) for words in setup.others_beside(profile.page))
    other = profile_of(layout)
    if layout == own:
        return loose
    if other.key != layout:
        return (Change(ChangeKind.LOOSE, tr("版面"), "", layout.removeprefix(base_of(own)).strip()), *loose)
    words = words_of(profile, other), words_of(other, profile)
    return (Change(ChangeKind.LAYOUT, tr("版面"), *words, values=(own, layout)), *loose)
