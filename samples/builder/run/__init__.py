"""A run of invented packs over months: a timeline of actions, plans and papers, from which each month's deck is made.

TMAG #16 and #17 and SITAG #2 stand in the run with what their own modules print; they are not made here.
"""
