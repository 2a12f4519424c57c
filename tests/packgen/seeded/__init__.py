"""Draws a pack from a seed: each module one part of it, all from the one generator of random numbers handed in."""
