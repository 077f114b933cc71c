"""Telling a laptop what is new in its reach, and whether both hold the same."""
