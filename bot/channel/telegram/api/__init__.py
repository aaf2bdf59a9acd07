"""The Bot API as the bot calls it: HTTP, flood limits, retries, duplicates."""
