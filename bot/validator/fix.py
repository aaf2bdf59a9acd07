"""Corrections that cannot be wrong: bytes in, corrected bytes out; comments, order and formatting stay.

Stray blanks, the exact spelling of documented values, `https://`, and letters put together from two
characters. What needs knowledge of the other side, and every secret, stays as it is.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import groupby

from rapidfuzz.distance import OSA

from bot.model import Message, Record
from bot.privacy.masker import Masker
from bot.translate import _
from bot.validator.account import Account, AccountFile, Instance, Listing
from bot.validator.address import bare, read_address
from bot.validator.engine import read_account_file
from bot.validator.fields import normalised
from bot.validator.finding import label, shown
from bot.validator.mask import names, read_mask, tidy
from bot.validator.quoting import quoted_like
from bot.validator.recognise import INTERNAL_NAME, NEWER_INTERNAL_NAME, NEWER_TYPE, TYPE
from bot.validator.rules.ims_server_host import HOSTS
from bot.validator.rules.product_context import SHOWN
from bot.validator.written import Written
from bot.visible import printable

_SLIPS = 2
"""Letters by which a documented value may be mistyped and still be meant without doubt."""
_MOST_MATCHED = 500
"""Lines of one stretch whose likes are looked for; finding them takes the square of that."""
_CDATA = re.compile(r"<!\[CDATA\[[^\]]*\]\]>")
_CONTEXT = 2
"""Lines shown around a change."""


class Change(Record, frozen=True):
    """One correction; `line` counts in the original file."""

    line: int
    message: Message


class Correction(Record, frozen=True):
    """The corrected file, what was changed, and a unified diff with secrets hidden."""

    data: bytes
    changes: tuple[Change, ...]
    diff: str


class _Edit(Record, frozen=True, order=True):
    start: int
    end: int
    text: str
    field: str
    old: str
    new: str


def corrected(data: bytes, name: str) -> Correction:
    """Put right what can be; `data` comes back as it is when there is nothing to do.

    Raises UnreadableFileError as `inspect_file` does.
    """
    file = read_account_file(data, name)
    edits = _apart((edit for edit in _edits(file) if _is_safe(file, edit)), file.secrets)
    if not edits or not file.source.is_whole(data):
        return Correction(data, (), "")
    masker = Masker(file.source.text, file.secrets, file.private)
    changes = tuple(_change(file, edit, masker) for edit in edits)
    return Correction(
        file.source.encode(_applied(file.source.text, edits)), changes, _diff(file, edits, masker)
    )


def _edits(file: AccountFile) -> Iterator[_Edit]:
    for instance in file.instances:
        for account in instance.ims_accounts:
            for field, value, new in _corrections(file, instance, account):
                yield _edit(file, field, value, new)
        known = set(names(instance.adobe.groups))
        for group in instance.operator_groups.items if instance.operator_groups else ():
            if group.strip() != group and any(complete.endswith(group.strip()) for complete in known):
                yield _edit(file, "operator_groups", group, group.strip())
            elif _is_decomposed(file, group):
                yield _edit(file, "operator_groups", group, group)


def _edit(file: AccountFile, field: str, value: Written, new: str) -> _Edit:
    raw = quoted_like(file.source.text[value.start : value.end], new, file.format)
    return _Edit(value.start, value.end, raw, field, value, new)


def _corrections(
    file: AccountFile, instance: Instance, account: Account
) -> Iterator[tuple[str, Written, str]]:
    wanted = {
        "internal_name": _documented(account.internal_name, INTERNAL_NAME, NEWER_INTERNAL_NAME),
        "type": _documented(account.type, TYPE, NEWER_TYPE),
        "product_context": _documented(account.product_context, SHOWN),
        "ims_server": _server(account.ims_server),
        "callback_url": _callback(account.callback_url),
        "association_mask": _mask(account.association_mask, instance.adobe.groups),
        "client_id": _bare(account.client_id),
        "organization_id": _bare(account.organization_id),
        "tenant": account.tenant.strip() if account.tenant else None,
    }
    if file.is_package:
        wanted["type"] = None
    for field, new in wanted.items():
        value = getattr(account, field)
        if isinstance(value, Written) and value.strip():
            if new is not None and new != value:
                yield field, value, new
            elif _is_decomposed(file, value):
                yield field, value, value


def _documented(value: str | None, right: str, *others: str) -> str | None:
    """The documented spelling of a value that is it but for case, blanks, joins or a slip or two."""
    if not value or value in others:
        return None
    name = normalised(value)
    if any(
        OSA.distance(name, normalised(other)) <= OSA.distance(name, normalised(right)) for other in others
    ):
        return None
    return right if OSA.distance(name, normalised(right)) <= _SLIPS else None


def _server(value: str | None) -> str | None:
    text = _bare(value)
    address = read_address(text) if text else None
    if text is None or address is None or address.path or address.port:
        return None
    host = next((host for host in HOSTS if OSA.distance(host, address.host) <= _SLIPS), None)
    if host is None:
        return None
    if host == address.host and address.scheme in ("", "https"):
        return text
    return f"https://{host}"


def _callback(value: str | None) -> str | None:
    text = _bare(value)
    address = read_address(text) if text else None
    if text is None or address is None or address.scheme not in ("", "http", "https"):
        return None
    return text if address.scheme == "https" else f"https://{text.partition('://')[2] or text}"


def _mask(value: str | None, groups: Listing | None) -> str | None:
    if not value or read_mask(value).form == "prefix":
        return None
    if read_mask(value).fits_any(groups) and value == value.strip():
        return None
    return tidy(value)


def _bare(value: str | None) -> str | None:
    return bare(value) if value else None


def _is_decomposed(file: AccountFile, value: Written) -> bool:
    return not unicodedata.is_normalized("NFC", file.source.text[value.start : value.end])


def _is_safe(file: AccountFile, edit: _Edit) -> bool:
    """Whether the new text can be written in the file's encoding, and nothing but the value is replaced."""
    raw = file.source.text[edit.start : edit.end]
    holds_more = file.is_package and raw[:1] not in "\"'" and "<" in raw and not _CDATA.fullmatch(raw)
    return not holds_more and file.source.can_write(edit.text)


def _apart(edits: Iterator[_Edit], secrets: tuple[Written, ...]) -> list[_Edit]:
    """In the order of the file, each place once, none that touches a secret."""
    apart: list[_Edit] = []
    ends = sorted((secret.start, secret.end) for secret in secrets if secret.end > secret.start)
    for place in range(1, len(ends)):
        ends[place] = ends[place][0], max(ends[place][1], ends[place - 1][1])
    for edit in sorted(set(edits)):
        before = bisect_left(ends, (edit.end, 0))
        touches = before > 0 and ends[before - 1][1] > edit.start
        if not touches and (not apart or apart[-1].end <= edit.start):
            apart.append(edit)
    return apart


def _applied(text: str, edits: list[_Edit], first: int = 0, last: int | None = None) -> str:
    pieces: list[str] = []
    for edit in edits:
        pieces += [text[first : edit.start], edit.text]
        first = edit.end
    return "".join([*pieces, text[first:last]])


def _change(file: AccountFile, edit: _Edit, masker: Masker) -> Change:
    message = _(
        "**{label}** was `{old}` and is now `{new}`.",
        label=label(edit.field),
        old=masker.text(shown(edit.old)),
        new=masker.text(shown(edit.new)),
    )
    return Change(file.source.place(edit.start)[0], message)


def _diff(file: AccountFile, edits: list[_Edit], masker: Masker) -> str:
    lines = [f"--- {file.name}", f"+++ {file.name}"]
    hunks: list[tuple[int, int, list[_Edit]]] = []
    for edit in edits:
        first, last = file.source.place(edit.start)[0], file.source.place(max(edit.end - 1, edit.start))[0]
        if hunks and first <= hunks[-1][1] + 2 * _CONTEXT:
            hunks[-1] = (hunks[-1][0], max(last, hunks[-1][1]), [*hunks[-1][2], edit])
        else:
            hunks.append((first, last, [edit]))
    shift = 0
    for first, last, inside in hunks:
        top = max(1, first - _CONTEXT)
        bottom = min(len(file.source.line_starts), last + _CONTEXT)
        begin, end = file.source.line_span(top)[0], file.source.line_span(bottom)[1]
        old = masker.excerpt(begin, end, begin, begin)[0].splitlines()
        new = _masked_result(inside, begin, end, masker).splitlines()
        lines.append(f"@@ -{top},{len(old)} +{top + shift},{len(new)} @@")
        shift += len(new) - len(old)
        lines += [printable(line) for line in _compared(old, new)]
    return "\n".join(lines) + "\n"


def _compared(old: list[str], new: list[str]) -> Iterator[str]:
    if len(old) == len(new):
        for is_same, pairs in groupby(zip(old, new, strict=True), lambda pair: pair[0] == pair[1]):
            lines = list(pairs)
            yield from (f"{' ' if is_same else '-'}{line}" for line, _new in lines)
            if not is_same:
                yield from (f"+{line}" for _old, line in lines)
        return
    if max(len(old), len(new)) > _MOST_MATCHED:
        yield from (f"-{line}" for line in old)
        yield from (f"+{line}" for line in new)
        return
    for tag, old_first, old_last, new_first, new_last in SequenceMatcher(None, old, new).get_opcodes():
        if tag == "equal":
            yield from (f" {line}" for line in old[old_first:old_last])
        else:
            yield from (f"-{line}" for line in old[old_first:old_last])
            yield from (f"+{line}" for line in new[new_first:new_last])


def _masked_result(edits: list[_Edit], begin: int, end: int, masker: Masker) -> str:
    stretches: list[tuple[int, int]] = []
    for edit in edits:
        stretches.append((begin, edit.start))
        begin = edit.end
    kept = masker.stretches([*stretches, (begin, end)])
    texts = [masker.text(edit.text) for edit in edits]
    return "".join(part for pair in zip(kept, [*texts, ""], strict=True) for part in pair)
