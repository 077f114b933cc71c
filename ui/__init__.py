"""The windows of the desk: the only place that knows Qt."""
