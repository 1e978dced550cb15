"""Mendings of a damaged text: offered, explained, reversible; pure, one rule a module."""

from reader.text.repair.mending import proposals, repaired
from reader.text.repair.proposal import Reason, Repair

__all__ = ["Reason", "Repair", "proposals", "repaired"]
