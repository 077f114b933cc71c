"""Before the desk: opening this laptop every day, and setting it up once."""
