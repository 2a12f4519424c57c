"""A generator of invented meeting packs: a typed pack from a seed, its truth from that model, and several ways to print it."""
