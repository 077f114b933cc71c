"""`init`: the folder, the database, the hub's identity and a first account."""

from argparse import Namespace
from pathlib import Path

from django.core.files import locks
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from pydantic import JsonValue

from hub.accounts.models import Person, Role
from hub.console import fitting
from hub.console.passphrase import check_passphrase, new_passphrase
from hub.console.told import CommandError, Told, counted
from hub.exchange import identity
from hub.folder import data_folder, read_secret
from hub.registry.models import Service

ADMIN = "admin"
LOCK = "init.lock"
NOT_YET = "There is no hub in this folder yet. Make one with: onedesk-hub init"
NOT_NOW = "The hub's database is of another version. Bring it up to date with: onedesk-hub init"


def init(args: Namespace) -> Told:
    """Make what is missing; what is there stays as it is. Two at once go one after the other."""
    with (args.data / LOCK).open("w", encoding="utf-8") as door:
        locks.lock(door, locks.LOCK_EX)
        return _init(args)


def _init(args: Namespace) -> Told:
    waiting = _waiting()
    call_command("migrate", verbosity=0, interactive=False)
    _keep_private()
    identity.current()
    _name_service(args.service, args.contact)
    lines = [f"The hub in {args.data} is ready."]
    facts: dict[str, JsonValue] = {"data": str(args.data), "migrated": waiting}
    if waiting:
        made = f"{counted(waiting, 'step')} of its database made"
        lines[0] = f"The hub in {args.data} is ready: {made}."
    if not Person.objects.filter(role=Role.REGISTRY_ADMIN).exists():
        admin = ADMIN if args.admin is None else args.admin
        passphrase = args.passphrase or new_passphrase()
        _first_admin(admin, passphrase)
        lines.append(f"Sign in as {admin} with {passphrase} (told once).")
        facts |= {"admin": admin, "passphrase": passphrase}
    elif args.admin is not None or args.passphrase is not None:
        lines.append("Somebody keeps the registry already, so no account was made or changed.")
    return Told(tuple(lines), facts)


def require_ready() -> None:
    """Raise `CommandError` unless folder and database are there, and of this version."""
    if read_secret(data_folder()) is None:
        raise CommandError(NOT_YET)
    tables = connection.introspection.table_names() if _reachable() else []
    if "django_migrations" not in tables:
        raise CommandError(NOT_YET)
    if _waiting():
        raise CommandError(NOT_NOW)


def _reachable() -> bool:
    """Whether asking would not make an empty SQLite file, or fail for want of its folder."""
    opened = connection.vendor != "sqlite" or connection.connection is not None
    return opened or Path(str(connection.settings_dict["NAME"])).is_file()


def _keep_private() -> None:
    """An SQLite file is for its owner alone; its log takes the same mode."""
    file = Path(str(connection.settings_dict["NAME"]))
    if connection.vendor == "sqlite" and file.is_file():
        file.chmod(0o600)


def _waiting() -> int:
    """How many steps of the database are still to be made."""
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _name_service(name: str | None, contact: str | None) -> None:
    service = Service.current()
    service.name = name or service.name
    service.contact = contact or service.contact
    fitting.columns(service)
    service.save()


def _first_admin(username: str, passphrase: str) -> None:
    person = Person(username=username, name="Registry administrator", role=Role.REGISTRY_ADMIN)
    check_passphrase(person, passphrase)
    person.set_password(passphrase)
    fitting.person(person, ())
    person.save()
