"""Questions, with or without a subject at hand. In: a message that asks. Out: the answer, or a choice."""
