"""The guardian: what the law asks of a hub that holds children's records."""
