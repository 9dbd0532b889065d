"""Gold in the formats of the tools that labellers use, there and back without loss.

Each format shows the spans in its own terms and carries the rest of the labels beside them,
so that what the tool cannot show is not lost on the way.
"""

from extract.evaluation.exchange.docbin import from_docbin, to_docbin
from extract.evaluation.exchange.doccano import from_doccano, to_doccano
from extract.evaluation.exchange.label_studio import from_label_studio, to_label_studio

__all__ = [
    "from_docbin",
    "from_doccano",
    "from_label_studio",
    "to_docbin",
    "to_doccano",
    "to_label_studio",
]
