"""A body built from a biomechanical model: bones as they are, muscles as solids along the model's paths."""
