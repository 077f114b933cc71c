"""The students of an adviser's schools, and how a school's own list comes in."""
