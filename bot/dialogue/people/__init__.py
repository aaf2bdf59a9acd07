"""What people settle for themselves and their chats, and what they think of answers."""
