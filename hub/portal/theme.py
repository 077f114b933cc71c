"""The tokens of the design as CSS custom properties, and its typeface, from their one source."""

import hashlib
import json
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import fontpkg_inter
from django.http import FileResponse, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

KEPT = "public, max-age=31536000, immutable"
"""Both are asked for under an address that changes with them."""

INTER = Path(fontpkg_inter.__file__).parent / "files" / "Inter[opsz,wght].ttf"


@require_safe
def css(request: HttpRequest) -> HttpResponse:
    """The sheet of custom properties."""
    del request
    return HttpResponse(sheet(), content_type="text/css", headers={"Cache-Control": KEPT})


@require_safe
def inter(request: HttpRequest) -> FileResponse:
    """The variable typeface of every page."""
    del request
    return FileResponse(INTER.open("rb"), content_type="font/ttf", headers={"Cache-Control": KEPT})


@cache
def sheet() -> str:
    """`--petrol`, `--level-3`, `--level-3-ink` and so on; dark where the reader prefers it."""
    tokens = json.loads(files("resources").joinpath("theme/tokens.json").read_text("utf-8"))
    light, dark = _properties(tokens, "light"), _properties(tokens, "dark")
    radius = "".join(f"--radius-{name}:{size}px;" for name, size in tokens["radius"].items())
    return (
        f":root{{color-scheme:light dark;{radius}{light}}}\n"
        f"@media (prefers-color-scheme:dark){{:root{{{dark}}}}}\n"
    )


@cache
def version() -> str:
    """Changes with the sheet."""
    return hashlib.sha256(sheet().encode()).hexdigest()[:12]


def _properties(tokens: dict[str, Any], mode: str) -> str:
    colours = dict(tokens["color"][mode])
    for level, look in enumerate(tokens["level"][mode], start=1):
        colours |= {f"level-{level}": look["fill"], f"level-{level}-ink": look["ink"]}
    return "".join(f"--{name}:{value};" for name, value in colours.items())
