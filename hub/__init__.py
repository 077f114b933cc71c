"""The central server of the programme."""
