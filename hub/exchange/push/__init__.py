"""Taking in what a laptop sends: read, judged, merged, written, answered."""
