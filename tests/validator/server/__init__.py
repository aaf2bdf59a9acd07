"""Tests of `bot.validator.server`."""
