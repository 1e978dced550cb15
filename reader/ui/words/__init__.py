"""Words corrected, listed and proposed; what the page shows of them is in reader/ui/page."""
