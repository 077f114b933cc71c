"""What careers guidance is made of: values and rules, without input or output."""
