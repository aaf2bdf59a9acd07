"""What is answered from the documents: entries, passages, lists of topics."""
