"""Tests of `bot.dialogue.people`."""
