"""Added documentation beside the documents that ship: which text of a page the bot says."""

from __future__ import annotations

import msgspec

from bot.compiler.library.library import Library
from bot.model import KnowledgeBase, Page, Section


def extended(knowledge: KnowledgeBase, library: Library) -> KnowledgeBase:
    """The shipped knowledge with the languages that its pages lack, as the library has them.

    What ships keeps its text, and names the library's file where that has the page in the same language: it
    is the one that people can open. Pages that do not ship stay in the library.
    """
    pages = {
        key: {
            **{
                locale: page
                for locale in library.locales(key)
                if locale not in versions and (page := library.page(key, locale))
            },
            **{locale: _placed(page, library) for locale, page in versions.items()},
        }
        for key, versions in knowledge.pages.items()
    }
    return msgspec.structs.replace(knowledge, pages=pages)


def _placed(page: Page, library: Library) -> Page:
    """A page that ships, in the library's file if it has one."""
    head = library.head(page.anchor, page.locale)
    if head is None:
        return page

    def placed(sections: tuple[Section, ...]) -> tuple[Section, ...]:
        return tuple(msgspec.structs.replace(section, path=head.path) for section in sections)

    return msgspec.structs.replace(
        page, path=head.path, sections=placed(page.sections), parts=placed(page.parts)
    )
