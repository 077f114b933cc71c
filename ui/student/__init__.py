"""One student: the cycles so far, what they know, what they planned."""
