"""The programme's site as a test plays it: a real HTTP server on loopback, with the libraries as they look and the faults that happen.

In a test: ``with serving(Site.of_samples()) as site: site.address …; site.publish(paper); site.fault("/api/…", Fault.CUT)``.
As a process: ``python -m tests.site --packs FOLDER``, which publishes each PDF of a folder, also one that is put there later.
"""

from tests.site.papers import Paper, paper_of
from tests.site.server import Fault, Request, Site, serving

__all__ = ["Fault", "Paper", "Request", "Site", "paper_of", "serving"]
