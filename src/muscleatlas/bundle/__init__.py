"""The one geometry format: a manifest and meshes; read, write, validate."""
