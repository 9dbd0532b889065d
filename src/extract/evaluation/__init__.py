"""Evaluation: records held against hand-labelled gold, and a gate that CI can hold."""

from extract.evaluation.gold import Gold, GoldError, Labels, load_gold
from extract.evaluation.report import Report, evaluate

__all__ = ["Gold", "GoldError", "Labels", "Report", "evaluate", "load_gold"]
