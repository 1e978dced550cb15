"""The library file: records, tables and transactions; a library on its own that knows no reader."""
