"""Tests of `bot.dialogue.account_file`."""
