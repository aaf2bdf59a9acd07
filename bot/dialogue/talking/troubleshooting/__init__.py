"""What people see and what they have done about it. In: a report. Out: the next check, or a question back."""
