"""The data key: any one slot opens it, nothing else does, and no secret lies in the key file."""

import pytest

from onedesk.store import key, keyring_half
from onedesk.store.errors import KeyringChanged, NoKey, WrongPassphrase, WrongRecoveryCode

WORDS = "lantern pebble quarter biscuit"


class Drawer:
    """A keyring of this account, as `keyring` backends are; it can forget and it can lie."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self.lies = False

    def get_password(self, service, username):
        return "bGllcw==" if self.lies else self.kept.get((service, username))

    def set_password(self, service, username, password):
        self.kept[service, username] = password

    def delete_password(self, service, username):
        del self.kept[service, username]


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """Stretching takes half a second by design; its strength is not what is tested here."""
    weak = key.Stretch(memory=64, passes=1, lanes=1)
    monkeypatch.setattr(key, "DAILY", weak)
    monkeypatch.setattr(key, "ALONE", weak)


@pytest.fixture
def data_key():
    return key.new_key()


def made(data_key, drawer=None, code=None):
    return key.sealed_key_file(data_key, WORDS, code or key.new_recovery_code(), drawer)


def test_every_day_takes_passphrase_and_keyring_together(data_key):
    drawer = Drawer()
    file = made(data_key, drawer)
    assert key.unlock(file, WORDS, drawer) == data_key
    with pytest.raises(WrongPassphrase):
        key.unlock(file, WORDS + "!", drawer)
    with pytest.raises(KeyringChanged):
        key.unlock(file, WORDS, Drawer())


def test_another_accounts_keyring_half_does_not_open_the_slot(data_key):
    drawer, other = Drawer(), Drawer()
    file = made(data_key, drawer)
    keyring_half.make(other, file.database)
    with pytest.raises(WrongPassphrase):
        key.unlock(file, WORDS, other)


def test_without_a_keyring_the_passphrase_alone_opens(data_key):
    file = made(data_key)
    assert file.slot("passphrase")
    assert not file.slot("daily")
    assert key.unlock(file, WORDS, None) == data_key


def test_a_keyring_that_does_not_read_back_what_it_was_given_is_not_trusted(data_key):
    drawer = Drawer()
    drawer.lies = True
    assert made(data_key, drawer).slot("daily") is None


def test_the_recovery_code_opens_whatever_its_case_and_spaces(data_key):
    code = key.new_recovery_code()
    file = made(data_key, code=code)
    assert key.recover(file, code.lower().replace("-", "  ")) == data_key
    with pytest.raises(WrongRecoveryCode):
        key.recover(file, key.new_recovery_code())


def test_a_new_passphrase_leaves_the_recovery_sheet_good(data_key):
    code = key.new_recovery_code()
    file = key.with_passphrase(made(data_key, code=code), data_key, "four other plain words", None)
    assert key.unlock(file, "four other plain words", None) == data_key
    assert key.recover(file, code) == data_key
    with pytest.raises(WrongPassphrase):
        key.unlock(file, WORDS, None)


def test_a_new_passphrase_leaves_the_keyrings_half_as_it_was(data_key):
    drawer = Drawer()
    before = made(data_key, drawer)
    after = key.with_passphrase(before, data_key, "four other plain words", drawer)
    assert key.unlock(after, "four other plain words", drawer) == data_key
    assert key.unlock(before, WORDS, drawer) == data_key


def test_a_keyring_that_lost_its_half_gets_a_new_one_with_the_new_passphrase(data_key):
    file, fresh = made(data_key, Drawer()), Drawer()
    after = key.with_passphrase(file, data_key, WORDS, fresh)
    assert key.unlock(after, WORDS, fresh) == data_key


def test_a_new_recovery_code_takes_the_place_of_the_old_one(data_key):
    old, new = key.new_recovery_code(), key.new_recovery_code()
    file = key.with_recovery(made(data_key, code=old), data_key, new)
    assert key.recover(file, new) == data_key
    assert key.unlock(file, WORDS, None) == data_key
    with pytest.raises(WrongRecoveryCode):
        key.recover(file, old)


def test_a_passphrase_opens_however_its_letters_were_typed(data_key):
    composed, apart = "caf\u00e9 lantern quarter pebble", "cafe\u0301 lantern\u00a0quarter pebble"
    file = key.sealed_key_file(data_key, composed, key.new_recovery_code(), None)
    assert key.unlock(file, apart, None) == data_key


def test_a_slot_moved_beside_another_database_does_not_open(data_key):
    file = made(data_key)
    stolen = made(key.new_key()).but(slots=file.slots)
    with pytest.raises(WrongPassphrase):
        key.unlock(stolen, WORDS, None)


def test_a_missing_key_file_never_leads_to_a_new_one(tmp_path):
    with pytest.raises(NoKey):
        key.load(tmp_path / "keys.json")
    assert list(tmp_path.glob("*.json")) == []


def test_a_damaged_key_file_is_said_so_and_left_alone(tmp_path):
    path = tmp_path / "keys.json"
    path.write_bytes(b'{"format": 1, "slots": [\xff')
    with pytest.raises(NoKey):
        key.load(path)
    assert path.exists()


def test_the_key_file_holds_no_secret_and_only_this_account_may_read_it(tmp_path, data_key):
    code = key.new_recovery_code()
    path = tmp_path / "keys.json"
    key.save(path, made(data_key, Drawer(), code))
    text = path.read_text()
    for secret in (data_key.hex(), WORDS, code, code.replace("-", "")):
        assert secret not in text
    assert path.stat().st_mode & 0o077 == 0
    assert key.recover(key.load(path), code) == data_key


def test_plain_text_keyrings_are_refused():
    for name in ("fail.Keyring", "null.Keyring"):
        assert f"keyring.backends.{name}" not in keyring_half.ACCEPTED
    assert not any("alt" in name for name in keyring_half.ACCEPTED)


@pytest.mark.keyring
def test_the_secret_service_of_this_session_keeps_a_half(data_key):
    service = keyring_half.accepted_keyring()
    assert service is not None
    assert keyring_half.name_of(service).endswith("SecretService.Keyring")
    file = made(data_key, service)
    assert file.slot("daily")
    assert key.unlock(file, WORDS, service) == data_key
    service.delete_password(keyring_half.SERVICE, file.database)
    with pytest.raises(KeyringChanged):
        key.unlock(file, WORDS, service)
