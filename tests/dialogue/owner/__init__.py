"""Tests of `bot.dialogue.owner.requests`."""
