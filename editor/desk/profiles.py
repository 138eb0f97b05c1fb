"""The shipped layout profiles."""

import re
import tomllib

from editor.model.profile import LayoutProfile, profile_from_data
from editor.shipped import shipped_path

DEFAULT = "gbt9704"


def has_profile(key: str) -> bool:
    """Whether a layout profile of that key is shipped."""
    return re.fullmatch(r"[\w-]+", key) is not None and shipped_path(f"profiles/{key}.toml").is_file()


def load_profile(key: str) -> LayoutProfile:
    """The shipped layout profile of that key, or that of GB/T 9704 where there is none."""
    key = key if has_profile(key) else DEFAULT
    return profile_from_data(key, tomllib.loads(shipped_path(f"profiles/{key}.toml").read_text("utf-8")))
