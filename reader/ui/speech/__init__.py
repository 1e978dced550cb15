"""An article read aloud by the system's own voice."""
