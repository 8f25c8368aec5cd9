"""Professional development: records of training, the goal of a year, the cycle, the certificate (R88–R91)."""
