"""Files that hold their text where no account is looked for: one line for each on how to get it out."""

from __future__ import annotations

import re

from bot.errors import UnreadableFileError
from bot.model import Message
from bot.translate import _

PICTURE = _(
    "This is a picture, and I read no text in pictures. Copy the values from the console and paste them as "
    "text, or export the external account in a package."
)
DOCUMENT = _(
    "This is a word processor's document. Select the settings in it, and copy them into a text or CSV file."
)
ARCHIVE = _("This is an archive. Unpack it, and send the account file that is in it.")
OLD_WORKBOOK = _(
    "I cannot open this kind of workbook: it is an old one, or protected with a password. Take the password "
    "off, and save it as `.xlsx`, `.ods` or CSV."
)
FLAT_WORKBOOK = _(
    "This workbook is a single XML file, and I cannot open such a one. Save it as `.xlsx`, `.ods` or CSV."
)
DAMAGED_WORKBOOK = _("This workbook is damaged. Was it cut off? Save it again, or save the sheet as CSV.")
_WEB_PAGE = _("This is a web page. Select the settings in it, and copy them into a text or CSV file.")
_MAIL = _(
    "This is a mail as programs send it to each other, encoded or in several parts. Open it in a mail "
    "program, and copy the settings out of it."
)
_PDF = _("This is a PDF. Open it, select the settings in it, and copy them into a text or CSV file.")

_XML = rb"(?:\xef\xbb\xbf)?\s*(?:(?:<\?[^>]{0,200}\?>|<!--[^>]{0,1000}-->)\s*){0,3}"
_HTML = (
    rb"html|head|body|table|tbody|tr|div|form|script|style|meta|h[1-6]|ul|ol|span|br|center|article|section"
)
_HEADERS = rb"(?:\xef\xbb\xbf)?(?:From [^\n]*\n)?(?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n){0,30}){0,60}?"
_OLE = rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BEGINNINGS: tuple[tuple[re.Pattern[bytes], Message], ...] = tuple(
    (re.compile(beginning, re.DOTALL), message)
    for beginning, message in (
        (rb"[\s\0]{0,64}%PDF-", _PDF),
        (rb"\x89PNG\r\n|\xff\xd8\xff|GIF8[79]a|RIFF....WEBP|II\*\0|MM\0\*|BM....\0\0\0\0", PICTURE),
        (rb"....ftyp(?:heic|heix|mif1|avif)", PICTURE),
        (_XML + rb"(?i:<(?:!doctype\s+html|" + _HTML + rb")\b)", _WEB_PAGE),
        (_XML + rb"<svg\b", PICTURE),
        (_XML + rb"<Workbook\s[^>]*office:spreadsheet", FLAT_WORKBOOK),
        (_XML + rb"<office:document\s[^>]{0,10000}opendocument\.spreadsheet", FLAT_WORKBOOK),
        (_XML + rb"<office:document\s[^>]{0,10000}opendocument\.text", DOCUMENT),
        (
            _HEADERS + rb"(?i:content-transfer-encoding:\s*(?:quoted-p|base64)|content-type:\s*multipart/)",
            _MAIL,
        ),
        (rb"\s*\{\\rtf", DOCUMENT),
        (_OLE + rb".*?_\0_\0s\0u\0b\0s\0t\0g\0", _MAIL),
        (_OLE + rb".*?W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0", DOCUMENT),
        (_OLE, OLD_WORKBOOK),
        (rb"\x1f\x8b|7z\xbc\xaf\x27\x1c|Rar!\x1a|BZh[1-9]1AY|\xfd7zXZ", ARCHIVE),
    )
)
"""Signatures as the formats' documents give them; OLE files by the streams that MS-OXMSG and MS-DOC name."""


def refuse_foreign(data: bytes) -> None:
    """Raises UnreadableFileError where the first bytes show one of these."""
    for beginning, message in _BEGINNINGS:
        if beginning.match(data):
            raise UnreadableFileError(message)
