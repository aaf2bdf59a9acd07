"""Jinja templates → HTML in a person's language; everything that came from outside is escaped.

In a template `{{ _("English with {name}", name=…) }}` and `{{ n_(one, many, count) }}` say things, `|said`
says a `Message`, `|spans` shows styled runs.
"""

from __future__ import annotations

from functools import cache
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape
from starlette.requests import Request
from starlette.responses import HTMLResponse

from bot.dialogue.answers.menus import native_name
from bot.dialogue.session import supported
from bot.languages import LOCALES, SOURCE_LOCALE
from bot.model import Inline, Message, Param, Span, Style
from bot.translate import Translator, _, translator
from bot.visible import visible

_ELEMENTS = {
    Style.STRONG: "strong",
    Style.UI: "strong",
    Style.EMPHASIS: "em",
    Style.CODE: "code",
}


def page(name: str, locale: str, /, *, status: int = 200, **values: object) -> HTMLResponse:
    """A template as an answer."""
    return HTMLResponse(render(name, locale, **values), status)


def problem(request: Request, status: int, told: Message) -> HTMLResponse:
    """A page that says what went wrong, and what to do."""
    return page("problem.html", locale_of(request), status=status, told=told, here="")


def render(name: str, locale: str, /, **values: object) -> str:
    """A template as text."""
    say = translator(locale)

    def told(msgid: str, /, **params: Param) -> Markup:
        return spans(say.inline(Message(msgid, params)))

    def counted(one: str, many: str, count: int, /, **params: Param) -> Markup:
        return spans(say.inline(Message(one, {"count": count, **params}, many, count)))

    return (
        _environment()
        .get_template(name)
        .render(
            _=told,
            n_=counted,
            say=say,
            locale=locale,
            languages={tag: native_name(tag) for tag in LOCALES},
            **values,
        )
    )


def locale_of(request: Request) -> str:
    """The language of the address, else the first of the browser's that the bot speaks."""
    first = request.url.path.split("/")[1] if "/" in request.url.path else ""
    if first in LOCALES:
        return first
    return preferred(request.headers.get("accept-language", ""))


def preferred(accepted: str) -> str:
    """The best language for an Accept-Language header."""
    ranked: list[tuple[float, int, str]] = []
    for place, part in enumerate(accepted.split(",")[:20]):
        tag, _semicolon, weight = part.strip().partition(";q=")
        try:
            quality = float(weight or 1)
        except ValueError:
            continue
        if (locale := supported(tag)) and quality > 0:
            ranked.append((-quality, place, locale))
    return min(ranked)[2] if ranked else SOURCE_LOCALE


def spans(inline: Inline) -> Markup:
    """Styled runs as HTML."""
    return Markup("").join(_span(span) for span in inline)


def _span(span: Span) -> Markup:
    text = Markup("<br>").join(escape(line) for line in span.text.split("\n"))
    if span.style is Style.LINK and span.href and urlsplit(span.href).scheme in ("http", "https", "mailto"):
        return Markup('<a href="{}" rel="noopener noreferrer" target="_blank">{}</a>').format(span.href, text)
    element = _ELEMENTS.get(span.style)
    return Markup("<{0}>{1}</{0}>").format(Markup(element), text) if element else text  # noqa: S704 - ours


def _said(message: Message, say: Translator) -> Markup:
    return spans(say.inline(message))


def _at_line(message: Message, line: int | None, say: Translator) -> Markup:
    """A message with the line it is about, where that is known."""
    if line is None:
        return _said(message, say)
    return _said(_("{where}: {problem}", where=_("line {line}", line=line), problem=message), say)


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("bot.channel.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    filters: dict[str, Any] = {"said": _said, "at_line": _at_line, "spans": spans, "visible": visible}
    made.filters.update(filters)
    return made
