"""Tests of `bot.validator.workbook`."""
