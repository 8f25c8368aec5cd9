"""Professional development: points, hours, mandatory events, certificates."""
