"""Surfaces, and one file per computation on them."""
