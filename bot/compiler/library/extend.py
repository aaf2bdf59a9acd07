"""Added documentation beside the documents that ship: which text of a page the bot says."""

from __future__ import annotations

import msgspec

from bot.compiler.library.library import Library
from bot.model import KnowledgeBase


def extended(knowledge: KnowledgeBase, library: Library) -> KnowledgeBase:
    """The shipped knowledge with the languages that its pages lack, as the library has them.

    What ships keeps its text; pages that do not ship stay in the library.
    """
    pages = {
        key: {
            **{
                locale: page
                for locale in library.locales(key)
                if locale not in versions and (page := library.page(key, locale))
            },
            **versions,
        }
        for key, versions in knowledge.pages.items()
    }
    return msgspec.structs.replace(knowledge, pages=pages)
