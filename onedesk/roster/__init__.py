"""Reading a school's list of students: bytes in, values out, nothing dropped in silence."""
