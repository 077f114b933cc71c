"""The parts every screen is made of: themed, reached by keyboard, named for screen readers."""
