"""The day at a school: who comes when, who is not placed, what is owed."""
