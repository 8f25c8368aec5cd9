"""What both ends of the wire share, and nothing else."""
