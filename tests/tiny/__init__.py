"""A made-up limb, small enough to be built whole in a test."""
