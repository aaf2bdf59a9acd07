"""What stands in a message: words, pieces, cues, quoted values, names. In: a text. Out: its parts."""
