"""Tests of `bot.dialogue.walk.walkthrough`."""
