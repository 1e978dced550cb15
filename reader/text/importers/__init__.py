"""What is read from files: one module a format, each with `read(source)`; their table is reader.text.formats."""
