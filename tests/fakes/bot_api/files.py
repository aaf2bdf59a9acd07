"""Files on the server, by id and by path: uploads of the bot and attachments of people."""

import hashlib
from dataclasses import dataclass
from itertools import count

from tests.fakes.bot_api.entities import JsonObject
from tests.fakes.bot_api.refusals import bad_request

_DOWNLOAD_BYTES_AT_MOST = 20 * 1024 * 1024
_FOLDERS = {"document": "documents", "photo": "photos", "voice": "voice", "sticker": "stickers"}


@dataclass(frozen=True)
class StoredFile:
    """One file. `size` may be claimed larger than the content, to spare memory in tests."""

    file_id: str
    file_unique_id: str
    path: str
    name: str
    mime_type: str
    content: bytes
    size: int

    def as_json(self) -> JsonObject:
        """Return the keys that every kind of file has in a message."""
        return {
            "file_id": self.file_id,
            "file_unique_id": self.file_unique_id,
            "file_size": self.size,
        }

    def as_document_json(self) -> JsonObject:
        """Return the Bot API's `Document`."""
        return {**self.as_json(), "file_name": self.name, "mime_type": self.mime_type}


class FileStore:
    """All files of one server."""

    def __init__(self) -> None:
        self._numbers = count(1)
        self._by_id: dict[str, StoredFile] = {}
        self._lost: set[str] = set()

    def add(
        self, kind: str, content: bytes, name: str, mime_type: str, size: int | None = None
    ) -> StoredFile:
        """Store a file of a kind (`document`, `photo`, …) and give it an id."""
        number = next(self._numbers)
        suffix = f".{name.rsplit('.', 1)[1]}" if "." in name else ""
        digest = hashlib.sha256(b"%d:" % number + content).hexdigest()
        stored = StoredFile(
            file_id=f"BQACAgIAAxk{number:04d}{digest[:40]}",
            file_unique_id=f"AgAD{digest[40:52]}",
            path=f"{_FOLDERS.get(kind, 'files')}/file_{number}{suffix}",
            name=name,
            mime_type=mime_type,
            content=content,
            size=len(content) if size is None else size,
        )
        self._by_id[stored.file_id] = stored
        return stored

    def get(self, file_id: str) -> StoredFile | None:
        """Return the file with this id, or None."""
        return self._by_id.get(file_id)

    def at(self, path: str) -> StoredFile | None:
        """Return the file at this download path, or None if there is none (any more)."""
        found = (stored for stored in self._by_id.values() if stored.path == path)
        return next((stored for stored in found if stored.file_id not in self._lost), None)

    def lose(self, file_id: str) -> None:
        """From now on Telegram cannot find this file."""
        self._lost.add(file_id)

    def for_download(self, file_id: str) -> StoredFile:
        """Return the file for getFile. Raises `Refusal` for unknown, lost and large ones."""
        if not file_id:
            raise bad_request("file_id not specified")
        stored = self._by_id.get(file_id)
        if stored is None:
            raise bad_request("invalid file_id")
        if file_id in self._lost:
            raise bad_request("wrong file_id or the file is temporarily unavailable")
        if stored.size > _DOWNLOAD_BYTES_AT_MOST:
            raise bad_request("file is too big")
        return stored
