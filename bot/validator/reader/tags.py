"""Where the attributes of an XML tag stand: the parser tells only where the tag begins."""

from __future__ import annotations

import re

_ATTRIBUTE = re.compile(r"""\s*([^\s=/>"']+)\s*=\s*("[^"]*"|'[^']*')""")
_TAG_NAME = re.compile(r"<[^\s/>]+")


def attributes_at(text: str, tag: int) -> tuple[dict[str, tuple[int, int, int]], int]:
    """The attributes of a tag: start of the name, start and end of the value; and the tag's own end."""
    name = _TAG_NAME.match(text, tag)
    offset = name.end() if name else tag
    places: dict[str, tuple[int, int, int]] = {}
    while attribute := _ATTRIBUTE.match(text, offset):
        places[attribute[1]] = (attribute.start(1), attribute.start(2), attribute.end(2))
        offset = attribute.end()
    end = text.find(">", offset)
    return places, (end + 1 if end >= 0 else len(text))
