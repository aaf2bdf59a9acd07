"""Tests of `bot.validator.reader`."""
