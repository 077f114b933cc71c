"""Counting and measuring: every figure is a function of counts."""
