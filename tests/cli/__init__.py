"""Tests of `bot.cli.main`."""
