"""The dialogue on a page: what was said goes out with a form, the replies come back as a page.

    GET  /<locale>/    an open conversation, greeted
    POST /<locale>/    `text`, `file` or `press` with the `session` so far → replies

The session travels in the page, so that nothing is kept here, two tabs are two conversations, and one goes on
when the program was started anew. Whoever forges a session talks to themselves with it: what does not decode
is a new session, and what the dialogue cannot use ends in an apology.
"""

from __future__ import annotations

import base64
import binascii
import logging
import mimetypes
import time
from collections.abc import Callable
from functools import partial

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.channel.web.forms import SubmittedForm, read_form
from bot.channel.web.pages import NOT_NOW, Pages
from bot.channel.web.rendering import locale_of, page
from bot.channel.web.request_limits import FILE_BYTES
from bot.dialogue import blocks
from bot.dialogue.answers.rating_buttons import BAD_VERB, GOOD_VERB
from bot.dialogue.button_data import decode, needs_file
from bot.dialogue.context import Context
from bot.dialogue.desk import Turn
from bot.dialogue.exchange import (
    Attachment,
    Attachments,
    Button,
    Command,
    Event,
    OutgoingFile,
    Press,
    Question,
    Refused,
    Reply,
)
from bot.dialogue.session import Session
from bot.errors import WorkerError
from bot.logs import trace_without_words
from bot.model import Message, Record
from bot.translate import _, translator

_PERSON = "web"
_TEXT_CHARS = 100_000
"""A choice: an account file is pasted, a book is not."""
_SESSION_CHARS = 32_000
"""A choice: many times what a session of the dialogue has; a longer one is forged."""
_SHOWN_CHARS = 2_000
"""A choice: what people said is shown to recognise it, not to read it."""
_log = logging.getLogger(__name__)


class ShownReply(Record, frozen=True):
    """One reply as the page shows it; `document` is a link that holds the whole file."""

    reply: Reply
    rows: tuple[tuple[Button, ...], ...]
    document: str = ""


class Exchange(Record, frozen=True):
    """What was said last, and what came back. `said` is a person's own text, `label` a button's."""

    said: str
    answers: tuple[ShownReply, ...]
    alert: Message | None
    session: str
    locale: str


def routes(pages: Pages) -> list[Route]:
    """What this page answers to."""
    chat = _ChatRoutes(pages)
    return [
        Route("/", chat.opened, methods=["GET"]),
        Route("/", chat.said, methods=["POST"]),
    ]


class _ChatRoutes:
    def __init__(self, pages: Pages) -> None:
        self._pages = pages

    async def opened(self, request: Request) -> Response:
        """A new conversation, as if somebody had said /start; or what a link leads to."""
        locale = locale_of(request)
        start = Command("start", request.query_params.get("start", "")[:200])
        return _page(request, await self._exchange(start, "", Session(client=locale), locale))

    async def said(self, request: Request) -> Response:
        """The next turn."""
        locale = locale_of(request)
        sent = await read_form(request) or SubmittedForm()
        session = msgspec.structs.replace(_unpacked(sent.one("session")) or Session(), client=locale)
        said, events = _events(sent)
        exchange = Exchange(said, (), None, _packed(session), locale)
        for event in events:
            more = await self._exchange(event, said, session, locale)
            session = _unpacked(more.session) or session
            exchange = msgspec.structs.replace(more, answers=(*exchange.answers, *more.answers))
        return _page(request, exchange, told=None if events else _("Type a question, or attach a file."))

    async def _exchange(self, event: Event, said: str, session: Session, locale: str) -> Exchange:
        context = Context(
            person=_PERSON,
            now=int(time.time()),
            address=self._pages.address,
            check_page=f"/{locale}/check",
        )
        work = self._pages.work_on_file if _brings_file(event) else self._pages.work
        try:
            turn = await work(partial(self._pages.converse, event, session, context))
        except WorkerError:
            turn = _not_now(session, locale)
        except Exception as error:
            _log.error("a turn on the page ended in an error\n%s", trace_without_words(error))
            turn = _apology(locale)
        answers = tuple(_answer(reply) for reply in turn.replies)
        return Exchange(said, answers, turn.alert, _packed(turn.session), turn.session.locale)


def _apology(locale: str) -> Turn:
    say = translator(locale)
    told = blocks.paragraph(say, _("Something went wrong on my side. Please ask again; we begin anew."))
    return Turn((Reply(locale, (told,)),), Session(client=locale))


def _not_now(session: Session, locale: str) -> Turn:
    """The conversation stays as it was: the file can be sent again."""
    say = translator(locale)
    return Turn((Reply(locale, (blocks.paragraph(say, NOT_NOW),)),), session)


def _brings_file(event: Event) -> bool:
    match event:
        case Attachment() | Attachments():
            return True
        case Press():
            return event.attachment is not None
        case _:
            return False


def _answer(reply: Reply) -> ShownReply:
    rows = (*reply.keyboard, *((reply.footer,) if reply.footer else ()))
    kept = tuple(row for row in (tuple(filter(_is_offered, row)) for row in rows) if row)
    return ShownReply(reply, kept, _link(reply.document) if reply.document else "")


def _is_offered(button: Button) -> bool:
    """All but 👍 and 👎: nothing is kept here, so nobody would count them."""
    action = decode(button.action)
    return action is None or action.verb not in (GOOD_VERB, BAD_VERB)


def _link(document: OutgoingFile) -> str:
    """A whole file as an address: it stands in the page alone, not here."""
    kind = mimetypes.guess_type(document.name)[0] or "application/octet-stream"
    return f"data:{kind};base64,{base64.b64encode(document.data).decode()}"


def _events(sent: SubmittedForm) -> tuple[str, list[Event]]:
    """What a person did, in words for the page, and as events: a button, else a file and what was typed."""
    if action := sent.one("press"):
        file = sent.file if needs_file(action) else None
        return sent.one("label")[:200], [Press(action, file)]
    said = sent.one("text").strip()
    events: list[Event] = []
    if len(sent.files) > 1:
        events.append(Attachments(sent.files))
    elif sent.file:
        events.append(_attached(sent.file))
    if said:
        events.append(_spoken(said))
    names = [file.name for file in sent.files]
    shown = said if len(said) <= _SHOWN_CHARS else f"{said[:_SHOWN_CHARS]}…"
    return "\n".join([*names, *([shown] if shown else [])]), events


def _attached(file: Attachment) -> Event:
    return Refused("file-too-big", FILE_BYTES) if len(file.data) > FILE_BYTES else file


def _spoken(text: str) -> Event:
    if text.startswith("/") and text[1:2].isalpha():
        name, *rest = text[1:].split(maxsplit=1)
        return Command(name.lower(), "".join(rest))
    return Question(text[:_TEXT_CHARS].replace("\r\n", "\n"))


def _packed(session: Session) -> str:
    return base64.urlsafe_b64encode(msgspec.json.encode(session)).decode()


def _unpacked(text: str) -> Session | None:
    if not text or len(text) > _SESSION_CHARS:
        return None
    try:
        return msgspec.json.decode(base64.urlsafe_b64decode(text), type=Session)
    except (binascii.Error, ValueError, msgspec.DecodeError):
        return None


def _page(request: Request, exchange: Exchange, told: Message | None = None) -> Response:
    is_needing_file: Callable[[str], bool] = needs_file
    return page(
        "chat.html",
        locale_of(request),
        here="chat",
        exchange=exchange,
        told=told,
        needs_file=is_needing_file,
        limit_bytes=FILE_BYTES,
    )
