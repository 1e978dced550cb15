"""Windows about how an article came in: what may be mended, its encoding, what is known of it."""
