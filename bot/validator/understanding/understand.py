"""Nodes → the account file, in long form or short, or as a list of accounts; ours are told from others."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, NoReturn

from msgspec import structs

from bot.errors import UnreadableFileError
from bot.model import FileFormat
from bot.privacy.spans import TextSpan
from bot.translate import _
from bot.validator.account import (
    Account,
    AccountFile,
    AdobeSide,
    FileNote,
    Instance,
    Misshapen,
    PassedOver,
    User,
)
from bot.validator.fields import FieldLevel, field
from bot.validator.reader.limits import NO_ACCOUNT, check_ours
from bot.validator.recognise import concerns_ims, is_specific
from bot.validator.server.understand_server import understand_server
from bot.validator.source import Source
from bot.validator.understanding.beside import in_package, in_pasted_text, in_signs_of_yaml
from bot.validator.understanding.bracketed import take_off
from bot.validator.understanding.placing import Placing, Sorted, title
from bot.validator.understanding.shapes import Shapes, is_empty
from bot.validator.understanding.slipped import drop_unsure
from bot.validator.understanding.unfilled import take_out
from bot.validator.understanding.unwrap import unwrapped
from bot.validator.values.cell_errors import is_cell_error
from bot.validator.values.misplaced import may_be_secret, secret_words
from bot.validator.written import Elements, Map, Node, Seq, Written

_ROOT: tuple[FieldLevel, ...] = ("file", "instance", "account", "adobe")
_INSTANCE: tuple[FieldLevel, ...] = ("instance", "account", "file")
_ACCOUNT: tuple[FieldLevel, ...] = ("account",)
_ADOBE: tuple[FieldLevel, ...] = ("adobe",)
_USER: tuple[FieldLevel, ...] = ("user",)
_ROW: tuple[FieldLevel, ...] = ("account", "instance", "file", "adobe")


def understand(
    root: Node,
    file_format: FileFormat,
    source: Source,
    name: str,
    *,
    passed_over: Sequence[PassedOver] = (),
    around: Sequence[TextSpan] = (),
    part: TextSpan | None = None,
) -> AccountFile:
    """The account file. Raises UnreadableFileError when it holds no account at all.

    `passed_over` was read past; the words `around` it were not read. `part`: it is this stretch of the source
    and others belong to it, so that one may hold nothing but what Adobe provisioned.
    """
    if isinstance(root, Elements):
        return understand_server(root, file_format, source, name)
    has_cells = source.cell(root.start) is not None
    within = part or (0, len(source.text))
    file = _Understanding(source, within, around, has_cells=has_cells).file(root, file_format, name)
    if part is None and not any(instance.external_accounts is not None for instance in file.instances):
        _refuse(file)
    if passed_over or around:
        comments = ((part.start, part.end) for part in passed_over if part.kind == "comment")
        notes, private = (*file.notes, *passed_over), (*file.private, *comments, *around)
        return structs.replace(file, notes=notes, private=private)
    return file


class _Understanding:
    def __init__(
        self, source: Source, within: TextSpan, around: Sequence[TextSpan], *, has_cells: bool
    ) -> None:
        self.source = source
        self.within = within
        self.around = around
        self.placing = Placing(has_cells=has_cells)
        self.shapes = Shapes(source, self.placing.names)
        self.hosting: Written | None = None
        self.no_values: list[FileNote] = []

    def file(self, root: Node, file_format: FileFormat, name: str) -> AccountFile:
        instances: tuple[Instance, ...] = ()
        if isinstance(root, Map):
            root, rests = unwrapped(root, self.placing.names, _ROOT)
            for rest in rests:
                self.placing.sort(rest, _ROOT)
        if isinstance(root, Map):
            instances = tuple(self._root(root))
        elif isinstance(root, Seq) and file_format == "xml":
            instances = tuple(self._packages(root))
        elif isinstance(root, Seq):
            instances = tuple(self._rows(root))
        if file_format == "text":
            self.placing.private += in_pasted_text(root, self.source.text, self.within)
        ours = [account for instance in instances for account in instance.ims_accounts]
        check_ours(len(ours), self.source, ours[-1].start if ours else 0)
        return AccountFile(
            name=name,
            format=file_format,
            source=self.source,
            instances=instances,
            hosting=self.hosting,
            notes=(*self.shapes.notes, *self.placing.notes, *self.no_values),
            secrets=tuple(secret for secret in self._secrets(root, file_format) if not is_cell_error(secret)),
            private=tuple(self.placing.private),
        )

    def _secrets(self, root: Node, file_format: FileFormat) -> Iterator[Written]:
        yield from self.placing.secrets
        yield from self._in_names_of_sheets(root)
        if file_format == "yaml":
            yield from in_signs_of_yaml(self.source.text, self.within)

    def _in_names_of_sheets(self, root: Node) -> Iterator[Written]:
        """Secrets there stand nowhere in the text; findings name the sheet."""
        cell = self.source.cell(root.start)
        sheets = {name for pair in self.source.left_out for name in pair} | ({cell.sheet} if cell else set())
        for sheet in sorted(sheets):
            yield from secret_words(sheet)

    # The shapes of a file.

    def _root(self, root: Map) -> Iterator[Instance]:
        """Long form, or one instance's or one account's settings at the top."""
        found = self._sort(root, _ROOT)
        adobe = self._adobe(found, root)
        several = found["file"].get("instances")
        if several is None:
            yield self._instance(root, found, adobe)
            return
        for item in self.shapes.groups(several, field("file", "instances"), _INSTANCE):
            own = self._sort(item, _INSTANCE)
            its_own = "experience_cloud" in own["file"]
            yield self._instance(item, own, self._adobe(own, item) if its_own else adobe)

    def _rows(self, root: Seq) -> Iterator[Instance]:
        """Accounts or instances in a row; accounts are of one instance unless they name several."""
        accounts: dict[str, list[Account]] = defaultdict(list)
        owners: dict[str, tuple[Map, Sorted]] = {}
        for item in root.items:
            row = self.shapes.group(item, field("instance", "external_accounts"))
            if row is None:
                continue
            found = self._sort(row, _ROW)
            if "external_accounts" in found["instance"]:
                yield self._instance(row, found, self._adobe(found, row))
                continue
            is_account, is_ours = _is_account(found), None
            if row.start in self.placing.ragged:
                is_ours = concerns_ims(self.shapes.values("account", found["account"], None), alone=False)
                drop_unsure(found, self.placing.ragged[row.start])
            named = found["instance"].get("name")
            owner = named.casefold() if isinstance(named, Written) else ""
            owners.setdefault(owner, (row, found))
            if is_account:
                accounts[owner].append(self._account(row, found, alone=False, is_ours=is_ours))
        for owner, (row, found) in owners.items():
            found["account"] = {}
            instance = self._instance(row, found, self._adobe(found, row))
            yield structs.replace(instance, external_accounts=tuple(accounts[owner]))

    def _packages(self, root: Seq) -> Iterator[Instance]:
        """The accounts of one instance; others than those for Adobe ID login were left out while reading.

        Side by side in a message, each package is another instance's, and so is an account whose name came
        before.
        """
        accounts = [
            self._account(item, self._sort(item, _ACCOUNT), alone=False)
            for item in root.items
            if isinstance(item, Map)
        ]
        inner = (edge for account in accounts for edge in (account.start, account.end))
        edges = [root.start, *inner, root.end]
        self.placing.private += zip(edges[::2], edges[1::2], strict=True)
        for item in root.items:
            self.placing.private += in_package(item, self.source.text)
        nothing = AdobeSide(start=root.start, end=root.start)
        for own in self._by_instance(accounts):
            yield Instance(start=root.start, end=root.end, adobe=nothing, external_accounts=tuple(own))

    def _by_instance(self, accounts: Sequence[Account]) -> Sequence[Sequence[Account]]:
        """Accounts of a package, or of several side by side, in groups of one instance each."""
        several: list[list[Account]] = [[]]
        begins = [end for _start, end in self.around]
        last, names = -1, set[str]()
        for account in accounts:
            piece = bisect_right(begins, account.start)
            name = (account.internal_name or "").casefold()
            is_alone = not self.around or begins[piece - 1] == account.start
            if several[-1] and piece != last and (name in names or not is_alone):
                several.append([])
                names = set()
            several[-1].append(account)
            names.add(name)
            last = piece
        return several

    # The parts of a file.

    def _sort(self, item: Map, levels: tuple[FieldLevel, ...]) -> Sorted:
        found = self.placing.sort(item, levels)
        hosting = {name: node for name, node in found["file"].items() if name == "hosting"}
        self.hosting = self.hosting or self.shapes.values("file", hosting, None).get("hosting")
        return found

    def _instance(self, item: Map, found: Sorted, adobe: AdobeSide) -> Instance:
        accounts: tuple[Account, ...] | None = None
        listed = found["instance"].pop("external_accounts", None)
        if listed is not None:
            groups = self.shapes.groups(listed, field("instance", "external_accounts"), _ACCOUNT)
            accounts = tuple(
                self._account(group, self._sort(group, _ACCOUNT), alone=False) for group in groups
            )
            if not accounts and not is_empty(listed):
                accounts = None
        elif _is_account(found):
            accounts = (self._account(item, found, alone=True),)
        values = self._values("instance", found["instance"], None)
        return Instance(start=item.start, end=item.end, adobe=adobe, external_accounts=accounts, **values)

    def _account(self, item: Map, found: Sorted, *, alone: bool, is_ours: bool | None = None) -> Account:
        """One account; `is_ours` tells whether it is for Adobe ID login where its settings cannot."""
        values = self.shapes.values("account", found["account"], title(found["account"]))
        ours = concerns_ims(values, alone=alone) if is_ours is None else is_ours
        if ours:
            self._judge_values("account", values, title(found["account"]))
        return Account(start=item.start, end=item.end, concerns_ims=ours, **values)

    def _adobe(self, found: Sorted, item: Map) -> AdobeSide:
        inside = found["adobe"]
        node = found["file"].get("experience_cloud")
        group = None if node is None else self.shapes.group(node, field("file", "experience_cloud"))
        if group is not None:
            item, inside = group, self._sort(group, _ADOBE)["adobe"]
        users = inside.pop("users", None)
        values = self._values("adobe", inside, None)
        people = None if users is None else tuple(self._users(users))
        return AdobeSide(start=item.start, end=item.end, users=people, **values)

    def _values(self, level: FieldLevel, found: dict[str, Node], account: str | None) -> dict[str, Any]:
        values = self.shapes.values(level, found, account)
        self._judge_values(level, values, account)
        return values

    def _judge_values(self, level: FieldLevel, values: dict[str, Any], account: str | None) -> None:
        """Leave out what only stands for a value, and what stands around one."""
        self.no_values += take_off(level, values, account)
        self.no_values += take_out(level, values, account)

    def _users(self, node: Node) -> Iterator[User]:
        if isinstance(node, Map) and not any(isinstance(value, Written) for _key, value in node.pairs):
            for login, groups in node.pairs:
                if may_be_secret(login):
                    self.placing.secrets.append(login)
                listing = self.shapes.listing("groups", groups, field("user", "groups"), None)
                yield User(login.start, groups.end, login, listing)
            return
        for item in self.shapes.groups(node, field("adobe", "users"), _USER):
            values = self.shapes.values("user", self._sort(item, _USER)["user"], None)
            yield User(start=item.start, end=item.end, **values)


def _refuse(file: AccountFile) -> NoReturn:
    for note in file.notes:
        if isinstance(note, Misshapen) and note.field.level in ("file", "instance"):
            message = _("A list of groups of settings is expected here.")
            raise UnreadableFileError(message, *file.source.place(note.start))
    raise UnreadableFileError(NO_ACCOUNT)


def _is_account(found: Sorted) -> bool:
    """Whether settings that stand freely make an account: at least one that only such an account has."""
    return any(is_specific(name, value) for name, value in found["account"].items())
