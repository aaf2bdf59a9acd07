"""What a value of an account file may be: documented, a placeholder, mistyped, an address, a moment."""
