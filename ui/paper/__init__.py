"""Paper on the screen and on its way out: preview, print, save."""
