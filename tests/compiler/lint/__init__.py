"""Tests of `bot.compiler.lint`."""
