"""The library file: records, tables and transactions; a library on its own that knows nothing of the reader."""
