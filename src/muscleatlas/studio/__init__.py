"""Pictures: views, scenes, shading, outlines, stills, turntables, encoders."""
