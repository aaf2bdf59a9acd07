"""Tests of the validator: through `inspect_file`, `report` and `fix`, on files as people have them."""
