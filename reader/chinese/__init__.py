"""Chinese words: cutting a text into them; knows no Qt, no SQL."""
