"""Few settings, each explained."""
