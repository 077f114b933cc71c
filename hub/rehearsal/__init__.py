"""A fictional programme, made from a seed: nobody in it is real."""
