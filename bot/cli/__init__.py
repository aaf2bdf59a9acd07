"""The command line, a module a command, as `main` lists them; the other modules are what they share."""
