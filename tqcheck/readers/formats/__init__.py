"""The formats that tqcheck reads: one file, one reader; a new one needs nothing else."""
