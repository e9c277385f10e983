"""Scale: the same check over all cores of a machine, or over an existing distributed engine."""
