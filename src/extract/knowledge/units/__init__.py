"""Administrative units of Viet Nam as dated facts.

>>> from datetime import date
>>> index = unit_index()
>>> [di_an] = index.lookup("TP. Dĩ An", as_of=date(2023, 5, 19))
>>> di_an.full_name, di_an.code, index.province_of(di_an).full_name
('Thành phố Dĩ An', '724', 'Tỉnh Bình Dương')
>>> [heir.full_name for heir in index.became(di_an)]
['Phường Dĩ An', 'Phường Tân Đông Hiệp', 'Phường Đông Hòa']
"""

from extract.knowledge.units.committees import (
    CENTRAL_COMMITTEE,
    HEAD_OF,
    TELLING_HEADS,
    committee_name,
    committee_of,
    heirs,
    superiors,
)
from extract.knowledge.units.index import UPPER, UnitIndex, unit_index
from extract.knowledge.units.model import LEVELS, REFORM, Level, Unit, UnitHistory
from extract.knowledge.units.sites import province_of_site
from extract.knowledge.units.telling import history

__all__ = [
    "CENTRAL_COMMITTEE",
    "HEAD_OF",
    "LEVELS",
    "REFORM",
    "TELLING_HEADS",
    "UPPER",
    "Level",
    "Unit",
    "UnitHistory",
    "UnitIndex",
    "committee_name",
    "committee_of",
    "heirs",
    "history",
    "province_of_site",
    "superiors",
    "unit_index",
]
