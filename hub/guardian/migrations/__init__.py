"""Steps of the guardian's tables."""
