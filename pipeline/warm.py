"""For the server that forks the children: what importing alone does not load. The import of this module is the warming up."""

from datetime import date

from parsers.language.finding import find_dates
from parsers.language.seat import warm_up

warm_up()
# A day that no rule of ours reads: dateparser, the last to be asked, builds hundreds of patterns when it is asked first.
find_dates("1 sometime 2020 hence", date(2020, 1, 1), "due")
