"""The highlights beside the page: found, listed, marked many at once."""
