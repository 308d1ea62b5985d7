"""Checking what texts say: one file and one code for each rule."""
