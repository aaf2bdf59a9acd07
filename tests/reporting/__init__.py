"""Tests of `bot.reporting`."""
