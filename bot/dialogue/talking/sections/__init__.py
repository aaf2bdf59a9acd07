"""What the documents say, as talk needs it: parts, words and facts of a section."""
