"""A school's pack, asked for in one dialog."""
