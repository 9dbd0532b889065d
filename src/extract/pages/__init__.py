"""Self-contained HTML pages: one shell, one look, no network, hostile text stays text.

The report of records and the report of accuracy fill the same shell: what is theirs is a
body, a style and scripts beside their code; what they share is here.
"""

from extract.pages.opening import opening
from extract.pages.page import Layout, fill_page, page_pieces

__all__ = ["Layout", "fill_page", "opening", "page_pieces"]
