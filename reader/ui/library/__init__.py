"""The panel of the library: its articles in order and in folders, and search over all of them."""
