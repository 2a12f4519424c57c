"""For the server that forks the children: what importing alone does not load. The import of this module is the warming up."""

from parsers.language.seat import warm_up

warm_up()
