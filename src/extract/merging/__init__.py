"""The same event told by several papers is one event: links across articles.

`merge` takes records and gives merged events: what their sources agree on, and for every
slot that they tell differently all values with their sources. A doubtful link is not made
but listed as possible, with its reason.
"""

from extract.merging.merge import merge
from extract.merging.model import (
    Claim,
    CountClaim,
    Link,
    MergedAward,
    MergedEvent,
    Possible,
    Source,
)

__all__ = [
    "Claim",
    "CountClaim",
    "Link",
    "MergedAward",
    "MergedEvent",
    "Possible",
    "Source",
    "merge",
]
