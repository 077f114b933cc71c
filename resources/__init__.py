"""Files only: catalogues, theme, icons and words."""
