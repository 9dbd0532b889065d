"""From a page or a pasted text to an article: text and what is known of where it came from."""

from extract.cleaning.page import clean_page, content_id
from extract.cleaning.pasted import read_pasted
from extract.cleaning.published import parse_published

__all__ = ["clean_page", "content_id", "parse_published", "read_pasted"]
