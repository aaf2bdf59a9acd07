"""Tests of `bot.validator.fix`."""
