"""The laptop's folder: whole or not there, opened by passphrase or recovery code only."""

import pytest

from onedesk.desk.laptop import Laptop
from onedesk.store.errors import Missing, NoKey, WrongPassphrase, WrongRecoveryCode

WORDS = "lantern pebble quarter biscuit"


def test_a_new_laptop_is_not_set_up_and_greets_nobody(tmp_path):
    laptop = Laptop(tmp_path, lambda: None)
    assert not laptop.enrolled
    assert laptop.greeting is None


def test_a_laptop_opens_with_its_passphrase_and_no_other(laptop):
    laptop.open(laptop.unlock(WORDS)).close()
    with pytest.raises(WrongPassphrase):
        laptop.unlock("lantern pebble quarter biscuits")


def test_setting_up_twice_is_refused_and_harms_nothing(laptop, account):
    with pytest.raises(FileExistsError):
        laptop.set_up(account, "another passphrase", "code")
    laptop.open(laptop.unlock(WORDS)).close()


def test_the_recovery_sheet_opens_and_sets_a_new_passphrase(laptop, recovery_code):
    laptop.open(laptop.recover(recovery_code, "four other plain words")).close()
    laptop.open(laptop.unlock("four other plain words")).close()
    with pytest.raises(WrongPassphrase):
        laptop.unlock(WORDS)


def test_a_wrong_recovery_code_changes_nothing(laptop):
    with pytest.raises(WrongRecoveryCode):
        laptop.recover("22222-" * 7, "four other plain words")
    laptop.open(laptop.unlock(WORDS)).close()


def test_without_its_key_file_the_database_is_left_alone(laptop):
    (laptop.folder / "keys.json").unlink()
    before = (laptop.folder / "desk.db").read_bytes()
    with pytest.raises(NoKey):
        laptop.unlock(WORDS)
    assert laptop.enrolled
    assert (laptop.folder / "desk.db").read_bytes() == before


def test_without_its_database_no_empty_one_is_made(laptop):
    key = laptop.unlock(WORDS)
    (laptop.folder / "desk.db").unlink()
    with pytest.raises(Missing):
        laptop.open(key)
    assert not (laptop.folder / "desk.db").exists()


def test_the_greeting_knows_a_forename_a_number_and_a_count_and_nobody_else(laptop):
    laptop.remember(waiting=3)
    greeting = laptop.greeting
    assert (greeting.forename, greeting.device, greeting.waiting) == ("Marged", "OD-014", 3)
    text = (laptop.folder / "greeting.json").read_text()
    assert "Oyelaran" not in text
    assert "Thornlaw" not in text


def test_a_half_finished_set_up_leaves_no_laptop_behind(tmp_path, account, monkeypatch):
    def cut_off(*_):
        raise KeyboardInterrupt

    laptop = Laptop(tmp_path, lambda: None)
    monkeypatch.setattr("onedesk.desk.laptop.accounts.save", cut_off)
    with pytest.raises(KeyboardInterrupt):
        laptop.set_up(account, WORDS, "code")
    assert not laptop.enrolled
    monkeypatch.undo()
    laptop.open(laptop.set_up(account, WORDS, "code")).close()
