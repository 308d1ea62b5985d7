"""Line figures: pictures of strokes and flat tints, for books and handouts."""
