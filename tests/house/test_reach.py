"""Nothing lies in the program that only its tests reach."""

from tests.house.exceptions import broken, waiting
from tests.house.measuring.faces import unused_gifts
from tests.house.measuring.house import house
from tests.house.measuring.imports import defined
from tests.house.measuring.reach import reached, unreached_names


def test_every_module_is_reached_from_the_first_line_of_the_program() -> None:
    assert broken("unreached_modules") == []


def test_every_function_class_method_and_constant_is_spoken_of() -> None:
    assert broken("unreached_names") == []


def test_what_waits_for_a_change_to_come_waits_still() -> None:
    looked_at = house()
    unused = {name.partition(": ")[2] for name in (*unused_gifts(looked_at), *unreached_names(looked_at))}
    outside = {name for module in looked_at.inner if module.name not in reached(looked_at) for name in defined(module)}
    assert [name for name in waiting() if name not in unused | outside] == []
