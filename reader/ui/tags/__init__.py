"""The tags beside the page: panel, tree, chooser."""
