"""What a form brought: its fields, and files that never leave the memory."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.datastructures import FormData, UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request

from bot.channel.web.request_limits import BODY_BYTES
from bot.dialogue.exchange import Attachment
from bot.model import Record
from bot.privacy.file_names import shown_name

_FIELDS = 600
"""Fields of a form: one for each correction that can be left."""
FILES = 10
"""Files that may be sent at once, as in Telegram."""
_DEFAULT_NAME = "pasted.txt"


class SubmittedForm(Record, frozen=True):
    """A form as it came. Fields that came twice keep all their values."""

    fields: Mapping[str, tuple[str, ...]] = {}
    files: tuple[Attachment, ...] = ()

    @property
    def file(self) -> Attachment | None:
        """The file, where it is one."""
        return self.files[0] if len(self.files) == 1 else None

    def one(self, name: str) -> str:
        """The first value of a field; empty where there is none."""
        return next(iter(self.fields.get(name, ())), "")


class _InMemory(MultiPartParser):
    """Starlette writes files over 1 MB to the disk; here nothing is."""

    spool_max_size = 2 * BODY_BYTES


async def read_form(request: Request) -> SubmittedForm | None:
    """The form in a request; None where it is damaged, or none."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "multipart/form-data":
        parser = _InMemory(
            request.headers, request.stream(), max_files=FILES, max_fields=_FIELDS, max_part_size=BODY_BYTES
        )
        try:
            form = await parser.parse()
        except (MultiPartException, KeyError, ValueError):
            return None
    elif kind == "application/x-www-form-urlencoded":
        form = await request.form(max_fields=_FIELDS)
    else:
        return None
    try:
        return await _sent(form)
    finally:
        await form.close()


async def _sent(form: FormData) -> SubmittedForm:
    fields: dict[str, tuple[str, ...]] = {}
    files: list[Attachment] = []
    for name, value in form.multi_items():
        if isinstance(value, str):
            fields[name] = (*fields.get(name, ()), value)
        elif value.filename:
            files.append(await _attachment(value))
    return SubmittedForm(fields, tuple(files))


async def _attachment(upload: UploadFile) -> Attachment:
    return Attachment(shown_name(upload.filename or "") or _DEFAULT_NAME, await upload.read())
