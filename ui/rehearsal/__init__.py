"""A day in school, rehearsed: a hub of its own, the real windows, pictures and papers."""
