"""What the bot answers from, read anew."""

from __future__ import annotations

import asyncio

from bot.channel.telegram.reloaded_knowledge import Knowledge


async def test_knowledge_has_an_age() -> None:
    """It begins anew when it was read anew, and only then; one reading at a time."""
    results, at_once = ["damaged", ""], 0

    async def read() -> str:
        nonlocal at_once
        at_once += 1
        assert at_once == 1
        await asyncio.sleep(0)
        at_once -= 1
        return results.pop(0)

    knowledge = Knowledge(read)
    begin = knowledge._read_at = knowledge._read_at - 100
    assert list(await asyncio.gather(knowledge.read_anew(), knowledge.read_anew())) == ["damaged", ""]
    assert knowledge._read_at > begin
    assert knowledge.age_s < 100
