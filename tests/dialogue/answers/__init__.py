"""Tests of `bot.dialogue.answers`."""
