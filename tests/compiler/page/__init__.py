"""Tests of `bot.compiler.page`."""
