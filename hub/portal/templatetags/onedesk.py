"""Tags and filters of the pages: icons drawn in line, days in words."""

from functools import cache
from importlib.resources import files

from django import template
from django.utils.safestring import SafeString, mark_safe

from hub.portal import words

register = template.Library()

register.filter("day", words.day)
register.filter("short_day", words.short_day)
register.filter("week_day", words.week_day)


@register.simple_tag
@cache
def icon(name: str, size: int = 18) -> SafeString:
    """An icon of `resources/icons` beside words that say the same: hidden from screen readers."""
    drawing = files("resources").joinpath(f"icons/{name}.svg").read_text("utf-8")
    body = drawing[drawing.index("<svg") :]
    sized = body.replace('width="24"', f'width="{size}"', 1).replace(
        'width="48"', f'width="{size}"', 1
    )
    sized = sized.replace('height="24"', f'height="{size}"', 1).replace(
        'height="48"', f'height="{size}"', 1
    )
    return mark_safe(sized.replace("<svg ", '<svg class="icon" aria-hidden="true" ', 1))
