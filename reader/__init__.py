"""Meipi, a desktop app for close reading of Chinese articles."""
