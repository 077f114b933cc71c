"""The caseload in figures, for the adviser's own use."""
