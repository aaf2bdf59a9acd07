"""The account file as rules see it: typed, with the place of every value.

A setting that is None does not stand in the file; one that is empty does. Field names are those of the
account file in docs/contract.md, and the JSON Schema is generated from these records.
"""

from __future__ import annotations

from functools import cached_property
from typing import Literal, TypeAlias

from bot.model import FileFormat, Record
from bot.validator.fields import Field
from bot.validator.server.server_config import ServerConfig
from bot.validator.source import Source
from bot.validator.values.url_parts import UrlParts, read_address
from bot.validator.written import Written


class Listing(Record, frozen=True, dict=True):
    """Several values, written as a list or as one text with separators, and where they stand together."""

    items: tuple[Written, ...]
    start: int
    end: int

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The values without blanks around them."""
        return tuple(item.strip() for item in self.items)

    @cached_property
    def known(self) -> frozenset[str]:
        """The same, to look one up."""
        return frozenset(self.names)

    @cached_property
    def in_order(self) -> list[str]:
        """The same, sorted."""
        return sorted(self.known)


class Account(Record, frozen=True, dict=True):
    """An external account of Campaign. `concerns_ims` tells those for Adobe ID login from all others."""

    start: int
    end: int
    concerns_ims: bool = False
    internal_name: Written | None = None
    label: Written | None = None
    type: Written | None = None
    enabled: Written | None = None
    ims_server: Written | None = None
    ims_scope: Listing | None = None
    client_id: Written | None = None
    client_secret: Written | None = None
    callback_url: Written | None = None
    organization_id: Written | None = None
    association_mask: Written | None = None
    product_context: Written | None = None
    server: Written | None = None
    tenant: Written | None = None
    last_modified: Written | None = None

    @property
    def title(self) -> str | None:
        """What to call it in a finding."""
        return self.internal_name or self.label or None

    @cached_property
    def server_address(self) -> UrlParts | None:
        """The IMS server, where an address stands there."""
        return read_address(self.ims_server) if self.ims_server else None

    @cached_property
    def callback_address(self) -> UrlParts | None:
        """The callback URL, where an address stands there."""
        return read_address(self.callback_url) if self.callback_url else None


class User(Record, frozen=True):
    """A person in the Enterprise Dashboard."""

    start: int
    end: int
    login: Written | None = None
    groups: Listing | None = None


class AdobeSide(Record, frozen=True):
    """What Adobe provisioned (`experience_cloud`)."""

    start: int
    end: int
    product_context: Written | None = None
    client_id: Written | None = None
    client_secret_sha256: Written | None = None
    scopes: Listing | None = None
    callback_allowlist: Listing | None = None
    organization_id: Written | None = None
    groups: Listing | None = None
    users: tuple[User, ...] | None = None


class Instance(Record, frozen=True, dict=True):
    """A Campaign instance, and what Adobe provisioned for it: its own, else the file's."""

    start: int
    end: int
    adobe: AdobeSide
    name: Written | None = None
    environment: Written | None = None
    url: Written | None = None
    server_restarted: Written | None = None
    operator_groups: Listing | None = None
    external_accounts: tuple[Account, ...] | None = None

    @cached_property
    def ims_accounts(self) -> tuple[Account, ...]:
        """The accounts for Adobe ID login; documented: exactly one."""
        return tuple(account for account in self.external_accounts or () if account.concerns_ims)

    @cached_property
    def address(self) -> UrlParts | None:
        """Where people open it, where an address stands there."""
        return read_address(self.url) if self.url else None


class Unknown(Record, frozen=True):
    """A name that is no setting's. `near` is the setting that it was taken for."""

    name: Written
    near: Field | None
    times: int
    account: str | None


class Repeated(Record, frozen=True):
    """A setting that stands twice in one place: `first` is overruled by `last`."""

    field: Field
    first: Written
    last: Written
    account: str | None


class Misshapen(Record, frozen=True):
    """A value of the wrong shape, a list where one value belongs for instance."""

    field: Field
    wanted: Literal["text", "list", "mapping"]
    start: int
    end: int
    account: str | None


class Ragged(Record, frozen=True):
    """A row of a table whose values may stand under wrong names.

    It has more or fewer cells than there are names, and lacks them not at its end alone; or as many, but with
    a value that belongs elsewhere.
    `is_judged`: its values stand under their own names as far as can be seen, and are judged.
    """

    cells: int
    names: int
    start: int
    account: str | None
    is_judged: bool


class Unfilled(Record, frozen=True):
    """A value that only stands for one: `TODO`, `<tenant>`, `${CALLBACK}`. The setting itself is left out."""

    field: Field
    value: Written
    account: str | None


class Bracketed(Record, frozen=True):
    """A value that stands in brackets, `<https://…>`, and is one all the same: `inside` is judged."""

    field: Field
    value: Written
    inside: Written
    account: str | None


class CellError(Record, frozen=True):
    """A formula, or what a spreadsheet shows where one has no value, `#N/A`. The setting is left out."""

    field: Field
    value: Written
    account: str | None


class PassedOver(Record, frozen=True):
    """What stands in a JSON file that JSON does not know, and was read all the same; comments were not.

    `words`: a setting that is named in the words of a message around what was read.
    """

    kind: Literal["comment", "comma", "quotes", "other quotes", "words"]
    start: int
    end: int


FileNote: TypeAlias = Unknown | Repeated | Misshapen | Ragged | Unfilled | Bracketed | CellError | PassedOver


class AccountFile(Record, frozen=True, dict=True):
    """Everything that could be read of a file.

    `secrets` must never be shown, wherever they stand; `private` encloses what nobody needs to see: values
    under unknown names, and what stands between the accounts of a package. `parts` says of several files that
    are judged together where each begins, and its format. `servers` are configuration files of Campaign's
    server.
    """

    name: str
    format: FileFormat
    source: Source
    instances: tuple[Instance, ...]
    hosting: Written | None = None
    notes: tuple[FileNote, ...] = ()
    secrets: tuple[Written, ...] = ()
    private: tuple[tuple[int, int], ...] = ()
    parts: tuple[tuple[int, FileFormat], ...] = ()
    servers: tuple[ServerConfig, ...] = ()

    def is_in_package(self, offset: int) -> bool:
        """Whether Campaign exported what stands here; a package never holds passwords."""
        return self.format_at(offset) == "xml"

    def format_at(self, offset: int) -> FileFormat:
        """The format of what stands here, which is the file's unless several are judged together."""
        if not self.parts:
            return self.format
        return next((form for start, form in reversed(self.parts) if start <= offset), self.format)

    def ims_accounts(self) -> tuple[tuple[Instance, Account], ...]:
        """Every account for Adobe ID login with its instance, in the order of the file."""
        return self._ims_accounts

    @cached_property
    def _ims_accounts(self) -> tuple[tuple[Instance, Account], ...]:
        return tuple((instance, account) for instance in self.instances for account in instance.ims_accounts)
