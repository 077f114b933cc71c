"""What is printed: documents as data, and their PDF."""
