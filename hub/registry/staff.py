"""Who works in a school."""

from hub.accounts.models import Role
from hub.registry.models import School


def advisers_of(school: School) -> list[str]:
    """The names of its advisers who may sign in; `people` may have been fetched before."""
    return [one.name for one in school.people.all() if one.role == Role.ADVISER and one.is_active]
