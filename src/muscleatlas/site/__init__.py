"""The website: gather, plan, write."""
