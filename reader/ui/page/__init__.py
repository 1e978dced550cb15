"""The reading view, in small parts."""
