"""Tests of deploy/, of the pages about running the bot, and of `.ci/audit`."""
