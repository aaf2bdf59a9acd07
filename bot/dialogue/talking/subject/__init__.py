"""What a message is about, once something was spoken of. Out: an id, and the part asked for."""
