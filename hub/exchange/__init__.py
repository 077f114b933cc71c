"""Records at the hub: scope, accepting, feed and receipts."""
