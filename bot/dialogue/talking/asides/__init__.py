"""What is said beside the matter: thanks, a language, a button in words. Out: one fitting line each."""
