"""What words mean: dates, parties, references, groups and plans."""
