"""Studies: the same cases played twice, and what differs."""
