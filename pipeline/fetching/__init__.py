"""The parts of fetching: which addresses may be asked, whose turn it is, what robots.txt says, and one request."""
