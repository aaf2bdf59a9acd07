"""A file checked: its lines with the findings at their place, and corrections to take or to leave.

    GET  /<locale>/check             the form
    POST /<locale>/check             `file` or `text` → the report; several files → one on all of them
    POST /<locale>/check/corrected   the same again with `take` and `seal` → the corrected file

Nothing is kept in between: for the corrected file the browser sends the file once more. `seal` tells whether
it is the same one; it is made with a key of this process, so that it says nothing about the file.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterable, Sequence
from hashlib import sha256
from urllib.parse import quote

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.channel.web.forms import SubmittedForm, read_form
from bot.channel.web.pages import NOT_NOW, Pages
from bot.channel.web.rendering import locale_of, page
from bot.channel.web.request_limits import FILE_BYTES
from bot.dialogue.account_file.several import told_apart
from bot.dialogue.answers.documents import Documents
from bot.dialogue.exchange import Attachment
from bot.errors import UnreadableFileError, WorkerError
from bot.model import Finding, Message, Record
from bot.translate import _
from bot.validator.engine import ByHand, Inspection
from bot.validator.examination import SHOWN_AT_MOST, Examination, listed
from bot.validator.excerpts import Excerpt
from bot.validator.fix import Change
from bot.validator.manual import summary as rule_summary
from bot.validator.opened import corrected_name
from bot.validator.report import summary
from bot.validator.rules import rule
from bot.validator.view import Line

PASTED = "pasted.txt"


class Shown(Record, frozen=True):
    """A finding as the page shows it. `number` counts from 1 and is its place on the page."""

    number: int
    finding: Finding
    why: Message | None
    check_title: str
    check_url: str
    excerpt: Excerpt | None


class AccountFindings(Record, frozen=True):
    """Findings of one account of one instance; names are empty where the file has none."""

    instance: str
    account: str
    findings: tuple[Shown, ...]


class Marked(Record, frozen=True):
    """A line of the file with the findings on it; `is_after_gap` where lines before it are left out."""

    line: Line
    findings: tuple[Shown, ...]
    is_after_gap: bool


class Examined(Record, frozen=True):
    """Everything that the page says of a file; of several there are no changes and no seal."""

    inspection: Inspection
    summary: Message
    groups: tuple[AccountFindings, ...]
    lines: tuple[Marked, ...]
    changes: tuple[Change, ...]
    by_hand: tuple[ByHand, ...]
    seal: str
    hidden: int


def routes(pages: Pages) -> list[Route]:
    """What this page answers to."""
    return _Check(pages).routes()


class _Check:
    def __init__(self, pages: Pages) -> None:
        self._pages = pages

    def routes(self) -> list[Route]:
        return [
            Route("/check", self._form, methods=["GET"]),
            Route("/check", self._report, methods=["POST"]),
            Route("/check/corrected", self._corrected, methods=["POST"]),
        ]

    async def _form(self, request: Request) -> Response:
        return _page(request, ())

    async def _report(self, request: Request) -> Response:
        sent = await read_form(request)
        if sent is not None and len(sent.files) > 1:
            return await self._examined_together(request, sent.files)
        return await self._examined(request, _file_of(sent))

    async def _examined_together(self, request: Request, files: tuple[Attachment, ...]) -> Response:
        locale = locale_of(request)
        try:
            reports, problems = await self._pages.work_on_file(lambda: self._examine_together(files, locale))
        except WorkerError:
            return _page(request, (), told=NOT_NOW, status=503)
        except UnreadableFileError as error:
            told = error.message if isinstance(error.message, Message) else None
            return _page(request, (), told=told, status=422)
        return _page(request, reports, problems=problems)

    async def _corrected(self, request: Request) -> Response:
        sent = await read_form(request)
        file = _file_of(sent)
        if isinstance(file, Message) or sent is None:
            return await self._examined(request, file)
        if not hmac.compare_digest(sent.one("seal").encode(), self._seal(file.data).encode()):
            told = _("This is not the file that the report was about. Here is what I find in this one.")
            return await self._examined(request, file, told)
        taken = {int(number) for number in sent.fields.get("take", ()) if number.isdecimal()}
        if not taken:
            told = _("No correction was ticked, so there is nothing to download.")
            return await self._examined(request, file, told)
        try:
            count = int(sent.one("count") or 0)
            leave = set(range(min(count, 10_000))) - taken
            correction = await self._pages.work_on_file(
                lambda: self._pages.files.correct(file.data, file.name, leave)
            )
        except WorkerError:
            return _page(request, (), told=NOT_NOW, status=503)
        except UnreadableFileError as error:
            return _page(request, (), problems=((file.name, error),), status=422)
        except ValueError:  # a count that is no number: somebody wrote the form himself
            return await self._examined(request, file)
        return _download(f"corrected-{corrected_name(file.name, correction.data)}", correction.data)

    async def _examined(
        self, request: Request, file: Attachment | Message, told: Message | None = None
    ) -> Response:
        if isinstance(file, Message):
            return _page(request, (), told=file, status=422)
        locale = locale_of(request)
        try:
            examined = await self._pages.work_on_file(lambda: self._examine(file, locale))
        except WorkerError:
            return _page(request, (), told=NOT_NOW, status=503)
        except UnreadableFileError as error:
            return _page(request, (), told=told, problems=((file.name, error),), status=422)
        return _page(request, (examined,), told=told)

    def _examine(self, attachment: Attachment, locale: str) -> Examined:
        examination = self._pages.files.examine(attachment.data, attachment.name)
        examined = self._shown(examination, locale, 1)
        return msgspec.structs.replace(
            examined, changes=self._changes(attachment), seal=self._seal(attachment.data)
        )

    def _changes(self, attachment: Attachment) -> tuple[Change, ...]:
        """Corrections to take; none where they cannot be proved, for the report is worth having."""
        try:
            return self._pages.files.changes(attachment.data, attachment.name)
        except UnreadableFileError:  # too costly, or a fault of ours: the file itself has been read
            return ()

    def _examine_together(
        self, files: Sequence[Attachment], locale: str
    ) -> tuple[tuple[Examined, ...], tuple[tuple[str, UnreadableFileError], ...]]:
        names = told_apart([file.name for file in files])
        given = [(file.data, name) for file, name in zip(files, names, strict=True)]
        results = self._pages.files.inspect_together(given)
        reports: list[Examined] = []
        problems: list[tuple[str, UnreadableFileError]] = []
        number = 1
        for name, result in zip(names, results, strict=True):
            if isinstance(result, UnreadableFileError):
                problems.append((name, result))
                continue
            reports.append(self._shown(Examination(result, (), {}), locale, number))
            number += sum(len(group.findings) for group in reports[-1].groups)
        return tuple(reports), tuple(problems)

    def _shown(self, examination: Examination, locale: str, first: int) -> Examined:
        """What is shown of a file, its findings numbered from `first`.

        Of several files no lines are: a secret of one may stand in a line of another.
        """
        documents, inspection = self._pages.documents(), examination.inspection
        found = listed(inspection.report)
        shown = [
            _shown(number, finding, inspection, documents, locale)
            for number, finding in enumerate(found[:SHOWN_AT_MOST], first)
        ]
        groups: dict[tuple[str, str], list[Shown]] = {}
        for one in shown:
            owner = examination.instances.get(one.finding.line or 0, ""), one.finding.account or ""
            groups.setdefault(owner, []).append(one)
        return Examined(
            inspection,
            summary(inspection),
            tuple(AccountFindings(*owner, tuple(theirs)) for owner, theirs in groups.items()),
            tuple(_marked(examination.lines, shown)),
            (),
            inspection.by_hand,
            "",
            len(found) - len(shown),
        )

    def _seal(self, data: bytes) -> str:
        return hmac.new(self._pages.seal_key, data, sha256).hexdigest()


def _shown(number: int, finding: Finding, inspection: Inspection, documents: Documents, locale: str) -> Shown:
    known, place = rule(finding.rule), documents.place(finding.check, locale)
    return Shown(
        number,
        finding,
        rule_summary(known) if known else None,
        (place.section.title or place.page.title) if place else finding.check,
        place.page.url if place else "",
        inspection.excerpts.get((finding.line or 0, finding.column or 0)),
    )


def _marked(lines: Iterable[Line], shown: Iterable[Shown]) -> Iterable[Marked]:
    at: dict[int, list[Shown]] = {}
    for one in shown:
        at.setdefault(one.finding.line or 0, []).append(one)
    before = 0
    for line in lines:
        yield Marked(line, tuple(at.get(line.number, ())), line.number != before + 1)
        before = line.number


def _file_of(sent: SubmittedForm | None) -> Attachment | Message:
    """The file or the pasted text of a form, or what to say where there is none."""
    if sent is None:
        return _("The form came damaged. Please send it again.")
    if sent.file is not None:
        return sent.file
    text = sent.one("text").strip("\r\n")
    if text.strip():
        return Attachment(PASTED, text.replace("\r\n", "\n").encode("utf-8", "replace"))
    return _("Choose a file, or paste its text.")


def _page(
    request: Request,
    reports: tuple[Examined, ...],
    *,
    told: Message | None = None,
    problems: tuple[tuple[str, UnreadableFileError], ...] = (),
    status: int = 200,
) -> Response:
    return page(
        "check.html",
        locale_of(request),
        status=status,
        here="check",
        reports=reports,
        told=told,
        problems=problems,
        limit_kb=FILE_BYTES // 1024,
        limit_bytes=FILE_BYTES,
    )


def _download(name: str, data: bytes) -> Response:
    """A file to save, whatever is in its name (RFC 6266)."""
    plain = name.encode("ascii", "replace").decode().translate({ord(c): "_" for c in '"\\?/;%'})
    header = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
    return Response(data, media_type="application/octet-stream", headers={"Content-Disposition": header})
