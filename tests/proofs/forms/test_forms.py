"""Some Word files and mutants as forms: filled with nothing they are what they were."""

from pathlib import Path

import pytest

from editor.desk import Desk
from editor.storage.folders import Folders
from tests.desk.forms.office import OFFICE_FORMS
from tests.proofs.forms.untouched import faults_of, mutants


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return Desk(Folders.under(tmp_path_factory.mktemp("home")))


@pytest.mark.parametrize("name", ["入职申请表", "房屋租赁合同", "邀请函", "请假条", "干部履历表"])
def test_an_office_form_is_as_it_was_without_values_and_proved_with_them(name: str, desk: Desk, tmp_path: Path) -> None:
    assert faults_of(desk, name, OFFICE_FORMS[name](), tmp_path) == (True, [])


def test_some_mutants_open_as_forms_or_are_refused_with_a_sentence(desk: Desk, tmp_path: Path) -> None:
    assert [fault for name, data in mutants(8, 7) for fault in faults_of(desk, name, data, tmp_path, is_whole=False)[1]] == []
