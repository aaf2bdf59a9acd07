"""What to enter instead, from the file's own facts; examples of the template are none."""
