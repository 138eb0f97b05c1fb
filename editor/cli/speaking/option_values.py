"""What is written behind options, as the values that they stand for; argparse.ArgumentTypeError says what is wrong with it."""

import argparse

from editor.model.sample.inspection import ProposalKind
from editor.model.sample.offer import OfferKind
from editor.model.words import tr

_DOTS = (10, 1200)
"""The least and the most dots an inch."""


ACCEPTED = (*ProposalKind, *OfferKind)
"""What may be accepted: places that may be fields, and what may tie fields together."""


def kinds_of(text: str) -> frozenset[ProposalKind | OfferKind]:
    """The kinds of proposals and offers that a list names; `all` are all places, and no tie between fields, which is a person's to judge."""
    words = [word.strip() for word in text.split(",")]
    unknown = [word for word in words if word != "all" and word not in ACCEPTED]
    if unknown:
        raise argparse.ArgumentTypeError(tr("没有“{kind}”这一类，可选的有 {known}", kind=unknown[0], known=" ".join((*ACCEPTED, "all"))))
    named = (kind for kind in ACCEPTED if kind in words)
    return frozenset((*named, *ProposalKind) if "all" in words else named)


def number_of(text: str) -> int:
    """A whole number from 1 on."""
    number = int(text) if text.isascii() and text.isdigit() else 0
    if number < 1:
        raise argparse.ArgumentTypeError(tr("“{text}”不是从 1 起的整数", text=text))
    return number


def rows_of(text: str) -> tuple[int, int]:
    """The first and the last of the rows A-B, counted from 1."""
    first, _, last = text.partition("-")
    part = number_of(first), number_of(last)
    if part[0] > part[1]:
        raise argparse.ArgumentTypeError(tr("“{text}”要写成 A-B，A 不大于 B", text=text))
    return part


def dots_of(text: str) -> float:
    """Dots an inch."""
    number = float(text) if text.isascii() and text.replace(".", "", 1).isdigit() else 0
    if not _DOTS[0] <= number <= _DOTS[1]:
        raise argparse.ArgumentTypeError(tr("“{text}”不是 10 到 1200 之间的数", text=text))
    return number
