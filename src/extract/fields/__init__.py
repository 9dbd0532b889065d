"""One room per field, each with the same inner plan: rules (data), find, value, resolve."""
