"""What is denied, taken back or put right. In: a message. Out: what is meant, answered."""
