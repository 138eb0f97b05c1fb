"""What the person's settings say of new documents."""

import re
from dataclasses import replace

from editor.desk.opening.opened import Opened, OpenedKind
from editor.model.document.profile import DEFAULT_PROFILE
from editor.model.template.field import FieldType, is_filled
from editor.storage.settings import Settings

_ISSUER = re.compile(r"本单位|本.{1,3}名称")
"""How the person's own unit is called in templates, and by the reader in samples (本公司名称, 本集团名称)."""


def with_defaults(opened: Opened, settings: Settings) -> Opened:
    """A new document with the person's own unit filled in where it has a field of that name, and in the person's layout where it names none.

    A report and a filled form stay as they are.
    """
    if opened.kind == OpenedKind.REPORT or opened.path is not None:
        return opened
    draft, issuer = opened.draft, settings.text("issuer").strip()
    if draft.template.layout == DEFAULT_PROFILE and (layout := settings.text("layout")) != DEFAULT_PROFILE:
        draft = draft.with_template(replace(draft.template, layout=layout))
    mine = (f for f in draft.fields if _ISSUER.fullmatch(f.name) and f.type in (FieldType.ORG, FieldType.TEXT))
    field = next(mine, None) if issuer else None
    if field is not None and not is_filled(draft.value(field.key)):
        draft = draft.with_value(field.key, issuer)
    return replace(opened, draft=draft)
