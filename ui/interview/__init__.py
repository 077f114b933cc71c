"""The interview desk: five steps in any order, the last talks beside them, saved as one types."""
