"""Benchmarks: speed and accuracy beside named baselines, measured in the same run."""
