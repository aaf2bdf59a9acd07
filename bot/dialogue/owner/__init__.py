"""What the bot's owner may ask."""
