"""A blank with all that names it: its place, its type, and where in the document it stands."""

from dataclasses import dataclass

from editor.reading.meaning.kinds import Kind
from editor.reading.meaning.places import BlankPlace


@dataclass(frozen=True, slots=True)
class BlankSetting:
    """Where a blank stands in the document: the heading above it, and whether it is part of title, addressee, signature or date; `whole` says that
    all blanks of its field are part of the addressee where it is one.
    """

    heading: str = ""
    title: bool = False
    addressee: bool = False
    signature: bool = False
    date: bool = False
    own: bool = False
    party: str = ""
    whole: bool = True


@dataclass(frozen=True, slots=True)
class NamedBlank:
    """A blank with all that names it."""

    place: BlankPlace
    kind: Kind
    setting: BlankSetting
