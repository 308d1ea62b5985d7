"""The join: which parts of a bundle show which structure."""
