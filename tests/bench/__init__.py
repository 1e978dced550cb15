"""Measures the window against its peers: `make bench`; not part of the tests."""
