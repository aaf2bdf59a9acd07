"""What was written → the account file: names sorted by what they mean, slips and placeholders told apart."""
