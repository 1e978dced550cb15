"""Files no one would write, by the thousand: `python -m tests.faults [N]`."""
