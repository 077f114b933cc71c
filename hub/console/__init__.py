"""What the `onedesk-hub` command does, one module a topic."""
