import pytest

from tests.desk import golden
from tests.desk.elements import ALL


@pytest.mark.parametrize("name", sorted(ALL))
def test_a_document_of_each_form_has_the_expected_parts(name: str) -> None:
    assert golden.made(name) == golden.expected(name)
