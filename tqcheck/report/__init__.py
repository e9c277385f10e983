"""Reports: what was checked, written for people and for machines."""
