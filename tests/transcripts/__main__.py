"""`make transcripts`: writes docs/transcripts/ anew, and the answers that README.md shows."""

from __future__ import annotations

import asyncio
from pathlib import Path

from bot import app
from bot.languages import LOCALES
from tests.transcripts.group import group_conversation
from tests.transcripts.play import transcript
from tests.transcripts.readme import with_answers

CHECKOUT = Path(__file__).resolve().parents[2]
FOLDER = CHECKOUT / "docs" / "transcripts"
README = CHECKOUT / "README.md"


def main() -> None:
    """Write one file a language, the group's, and what README.md shows."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    desk = app.open_desk(app.load_known())
    for locale in LOCALES:
        (FOLDER / f"{locale}.md").write_text(transcript(desk, locale), encoding="utf-8")
    (FOLDER / "group.md").write_text(
        asyncio.run(group_conversation(app.ReloadableDialogue())), encoding="utf-8"
    )
    README.write_text(with_answers(README.read_text(encoding="utf-8"), desk), encoding="utf-8")


if __name__ == "__main__":
    main()
