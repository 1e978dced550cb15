"""The window and all that is in it; the only package that knows Qt."""
