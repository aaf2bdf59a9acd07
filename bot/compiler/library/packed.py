"""The file of a library: a header (magic, place and hash of the directory), blobs, the directory.

The order of what is handed in does not matter: the same content gives the same bytes.
"""

from __future__ import annotations

import hashlib
import mmap
from collections.abc import Iterable, Mapping
from pathlib import Path
from zlib import crc32

import msgspec

from bot.atomic_write import give_back, replace_file
from bot.errors import KnowledgeError
from bot.model import Record

MAGIC = b"IMS-KB\x02\n"
_HASH_BYTES = 16
"""Enough against damage; nobody is to be kept out."""
_HEADER_BYTES = len(MAGIC) + 8 + 8 + _HASH_BYTES
_BLOCK_BYTES = 1 << 22
"""A choice: what is larger is not in memory whole only to be checked."""


class Head(Record, frozen=True, array_like=True):
    """What the directory says of a page in one language, without decoding it."""

    locale: str
    title: str
    path: str
    url: str
    offset: int
    length: int
    checksum: int


class StoredPage(Record, frozen=True):
    """A page ready to be written: what names it, and its sections as bytes."""

    key: str
    locale: str
    title: str
    path: str
    url: str
    data: bytes


class Directory(Record, frozen=True, array_like=True):
    """Where everything stands in the file; the `Head` of each page, for `heads_in`, in all its languages."""

    pages: dict[str, msgspec.Raw]
    blobs: dict[str, tuple[int, int, int]]


def pack(pages: Iterable[StoredPage], blobs: Mapping[str, bytes]) -> bytes:
    """The bytes of a knowledge base; the order of what is handed in does not matter."""
    return b"".join(pack_pieces(pages, blobs))


def pack_pieces(pages: Iterable[StoredPage], blobs: Mapping[str, bytes]) -> list[bytes]:
    """The same, in pieces that are no copies of what is handed in."""
    heads: dict[str, list[Head]] = {}
    chunks: list[bytes] = []
    offset = _HEADER_BYTES
    for page in sorted(pages, key=lambda page: (page.key, page.locale)):
        length = len(page.data)
        heads.setdefault(page.key, []).append(
            Head(page.locale, page.title, page.path, page.url, offset, length, crc32(page.data))
        )
        chunks.append(page.data)
        offset += length
    places: dict[str, tuple[int, int, int]] = {}
    for name in sorted(blobs):
        places[name] = (offset, len(blobs[name]), crc32(blobs[name]))
        chunks.append(blobs[name])
        offset += len(blobs[name])
    stored = {key: msgspec.Raw(msgspec.msgpack.encode(found)) for key, found in heads.items()}
    directory = msgspec.msgpack.encode(Directory(stored, places))
    header = [MAGIC, offset.to_bytes(8, "little"), len(directory).to_bytes(8, "little")]
    return [*header, _hash(directory), *chunks, directory]


def put_in_place(path: Path, pieces: Iterable[bytes]) -> None:
    """Put a file of these pieces in place at once. Raises KnowledgeError; the old file then stays."""
    try:
        replace_file(path, pieces)
    except OSError as error:
        raise KnowledgeError(path, 1, f"cannot be written: {error.strerror}") from error


def checked(data: bytes | mmap.mmap, offset: int, length: int, checksum: int, name: Path | str) -> memoryview:
    """A piece of a file, no copy. Raises KnowledgeError where it is not what was written."""
    piece = memoryview(data)[offset : offset + length]
    found = 0
    for start in range(0, length, _BLOCK_BYTES):
        found = crc32(piece[start : start + _BLOCK_BYTES], found)
        if length > _BLOCK_BYTES:
            release(data)
    if len(piece) != length or found != checksum:
        raise damaged(name)
    return piece


def release(data: bytes | mmap.mmap) -> None:
    """Give back the memory of what was read of a mapped file."""
    if isinstance(data, mmap.mmap):
        give_back(data)


def damaged(name: Path | str) -> KnowledgeError:
    """What is said of a file that cannot be trusted."""
    return KnowledgeError(name, 1, "is damaged; build it anew with `ims-doctor knowledge build`")


def read_directory(data: bytes | mmap.mmap, name: Path | str) -> Directory:
    """The directory of a file. Raises KnowledgeError where it is damaged or of another version."""
    if data[: len(MAGIC)] != MAGIC:
        raise KnowledgeError(
            name, 1, "is no knowledge base of this version; build it anew with `ims-doctor knowledge build`"
        )
    at = len(MAGIC)
    offset = int.from_bytes(data[at : at + 8], "little")
    length = int.from_bytes(data[at + 8 : at + 16], "little")
    directory = memoryview(data)[offset : offset + length]
    if len(directory) != length or _hash(directory) != data[at + 16 : _HEADER_BYTES]:
        raise damaged(name)
    try:
        return msgspec.msgpack.decode(directory, type=Directory)
    except msgspec.DecodeError as error:
        raise damaged(name) from error


def heads_in(stored: msgspec.Raw, name: Path | str) -> tuple[Head, ...]:
    """What the directory has of a page. Raises KnowledgeError where it is no such thing."""
    try:
        return _heads_in(stored)
    except msgspec.DecodeError as error:
        raise damaged(name) from error


_heads_in = msgspec.msgpack.Decoder(tuple[Head, ...]).decode


def _hash(data: bytes | memoryview) -> bytes:
    return hashlib.blake2b(data, digest_size=_HASH_BYTES).digest()
