"""One student: where they have come from, and the way into the next talk."""
