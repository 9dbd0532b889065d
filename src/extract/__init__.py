"""Checked records out of Vietnamese news articles."""
