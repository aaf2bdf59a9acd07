"""Spreadsheets (`.xlsx`, `.xlsm`, `.ods`) as the tables that they hold.

`parts` unpacks them within limits, `size` measures the sheets before anything is read, `cells` has
python-calamine read them, and `sheet` writes the one with the accounts as CSV that knows its cells.
No macro, no formula and no link is run or followed: calamine gives the values that were saved.
"""
