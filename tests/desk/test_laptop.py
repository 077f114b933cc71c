"""The laptop's folder: whole or not there, opened by passphrase or recovery code only."""

import errno
import os
from pathlib import Path

import pytest

from onedesk.desk.laptop import Laptop
from onedesk.store import key as keys
from onedesk.store.errors import DiskFull, Missing, NoKey, WrongPassphrase, WrongRecoveryCode

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


NEW_WORDS = "marble window candle river"


def test_a_passphrase_changes_only_for_one_who_knows_the_old_one(laptop):
    with pytest.raises(WrongPassphrase):
        laptop.change_passphrase("not the old one", NEW_WORDS)
    laptop.open(laptop.unlock(WORDS)).close()
    laptop.change_passphrase(WORDS, NEW_WORDS)
    laptop.open(laptop.unlock(NEW_WORDS)).close()
    with pytest.raises(WrongPassphrase):
        laptop.unlock(WORDS)


def test_an_open_file_goes_on_while_the_passphrase_changes(laptop, db, desk):
    interview = "z3"
    desk.answer(interview, {"job": "Joi"})
    laptop.change_passphrase(WORDS, NEW_WORDS)
    desk.answer(interview, {"job": "Joiner"})
    again = laptop.open(laptop.unlock(NEW_WORDS))
    assert "Joiner" in str(again.execute("select body from record where id = 'z3'").fetchall())
    again.close()


def test_the_recovery_sheet_outlives_a_change_of_passphrase(laptop, recovery_code):
    laptop.change_passphrase(WORDS, NEW_WORDS)
    laptop.open(laptop.recover(recovery_code, WORDS)).close()


def test_a_new_recovery_sheet_ends_the_old_one_and_leaves_the_passphrase(laptop, recovery_code):
    with pytest.raises(WrongPassphrase):
        laptop.change_recovery("not the passphrase", keys.new_recovery_code())
    fresh = keys.new_recovery_code()
    laptop.change_recovery(WORDS, fresh)
    laptop.open(laptop.unlock(WORDS)).close()
    with pytest.raises(WrongRecoveryCode):
        laptop.recover(recovery_code, NEW_WORDS)
    laptop.open(laptop.recover(fresh, NEW_WORDS)).close()


class Killed(BaseException):
    """The process ends here: nothing after this happens."""


STEPS = ((keys.keyring_half, "keep"), (os, "open"), (os, "fsync"), (Path, "replace"))


@pytest.mark.parametrize("guarded", [False, True], ids=["alone", "with keyring"])
@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize(("where", "step"), STEPS, ids=[step for _, step in STEPS])
def test_a_kill_at_any_step_of_a_change_leaves_a_passphrase_that_opens(
    laptop, monkeypatch, where, step, after, guarded
):
    drawer, real = Drawer(), getattr(where, step)
    monkeypatch.setattr(keys, "DAILY", keys.ALONE)
    if guarded:
        monkeypatch.setattr(laptop, "_find_keyring", lambda: drawer)
        laptop.change_passphrase(WORDS, WORDS)
    monkeypatch.setattr(laptop, "_find_keyring", lambda: drawer)

    def killed(*given, **named):
        if after:
            real(*given, **named)
        raise Killed

    with monkeypatch.context() as dying:
        dying.setattr(where, step, killed)
        with pytest.raises(Killed):
            laptop.change_passphrase(WORDS, NEW_WORDS)
    assert [words for words in (WORDS, NEW_WORDS) if opens(laptop, words)]


class Drawer:
    """A keyring that keeps what it is given."""

    def __init__(self):
        self.kept = {}

    def get_password(self, service, username):
        return self.kept.get((service, username))

    def set_password(self, service, username, password):
        self.kept[service, username] = password

    def delete_password(self, service, username):
        del self.kept[service, username]


def opens(laptop, words):
    try:
        laptop.open(laptop.unlock(words)).close()
    except WrongPassphrase:
        return False
    return True


def test_a_full_disk_leaves_the_old_passphrase_and_says_so(laptop, monkeypatch):
    def full(_descriptor):
        raise OSError(errno.ENOSPC, "no room")

    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", full)
        with pytest.raises(DiskFull):
            laptop.change_passphrase(WORDS, NEW_WORDS)
    assert opens(laptop, WORDS)


def test_the_lock_screen_learns_when_a_keyring_helps_the_new_passphrase(laptop, monkeypatch):
    assert laptop.greeting.alone
    drawer = Drawer()
    monkeypatch.setattr(keys, "DAILY", keys.ALONE)
    monkeypatch.setattr(laptop, "_find_keyring", lambda: drawer)
    laptop.change_passphrase(WORDS, NEW_WORDS)
    assert not laptop.greeting.alone
    assert opens(laptop, NEW_WORDS)
