"""Windows beside the main one: highlights whose place was lost, and the bin."""
