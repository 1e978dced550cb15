"""What the reader sees of tag sets that go out and come in."""
