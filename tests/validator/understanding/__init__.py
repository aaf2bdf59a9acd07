"""Tests of `bot.validator.understanding`."""
