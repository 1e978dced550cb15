"""What a reader can do, without a face: verbs, undo, importing, exporting."""
