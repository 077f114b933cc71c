"""Tags and filters of the pages: icons drawn in line, days in words."""

import re
from functools import cache
from importlib.resources import files

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from hub.accounts import passphrases
from hub.portal import words

register = template.Library()

_BOX = re.compile(r'viewBox="([^"]+)"')
_STROKE = (
    'fill="none" stroke="currentColor" stroke-width="1.75" '
    'stroke-linecap="round" stroke-linejoin="round"'
)

register.filter("day", words.day)
register.filter("short_day", words.short_day)
register.filter("week_day", words.week_day)
register.filter("region", words.region)
register.filter("why", passphrases.say)


@register.simple_tag
@cache
def icon(name: str, size: int = 18) -> SafeString:
    """An icon of `resources/icons` beside words that say the same: hidden from screen readers."""
    drawing = files("resources").joinpath(f"icons/{name}.svg").read_text("utf-8")
    opening, _, rest = drawing[drawing.index("<svg") :].partition(">")
    box = _BOX.search(opening)
    return format_html(
        '<svg class="icon" aria-hidden="true" viewBox="{}" width="{}" height="{}" {}>{}',
        box[1] if box else "0 0 24 24",
        size,
        size,
        SafeString(_STROKE if "stroke=" in opening else ""),
        SafeString(rest),
    )
