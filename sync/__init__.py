"""The exchange between a desk and the hub: the wire both share, and the desk's end of it."""
