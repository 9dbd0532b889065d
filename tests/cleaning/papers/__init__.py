"""Constructed pages in the markup of the papers' content systems, with sentences of our own."""

from __future__ import annotations

from collections.abc import Callable

from . import national, party, portals
from .pieces import Paper

__all__ = ["PAPERS", "Paper"]

PAPERS: dict[str, Callable[[], Paper]] = {
    "VnExpress": national.vnexpress,
    "VCCorp (Tuổi Trẻ, Thanh Niên, Người Lao Động)": national.tuoitre,
    "VCCorp (Báo Chính phủ)": national.chinhphu,
    "VTV": national.vtv,
    "Dân trí": national.dantri,
    "VietnamNet": national.vietnamnet,
    "Hemera (Nhân Dân, Tiền Phong, SGGP, VietnamPlus)": national.hemera,
    "Hemera without JSON-LD (Kinh tế & Đô thị)": national.hemera_without_json,
    "VOV": national.vov,
    "Lao Động": national.laodong,
    "Hà Nội Mới": party.hanoimoi,
    "Quân đội nhân dân": party.qdnd,
    "Đảng Cộng sản": party.party_paper,
    "provincial paper": party.provincial,
    "related links above the body": party.links_above,
    "SharePoint portal": portals.sharepoint,
    "DotNetNuke portal": portals.dotnetnuke,
    "NukeViet portal": portals.nukeviet,
    "Liferay portal": portals.liferay,
    "WordPress": portals.wordpress,
    "tables of 2005": portals.old_tables,
    "news agency": national.agency,
    "police paper": national.police_paper,
    "party site of a city": party.city_party,
    "Vietnam's time marked as Greenwich's": portals.greenwich_by_mistake,
    "American date in a meta element": portals.american_meta,
    "AMP": portals.amp,
    "body only in JSON-LD": portals.lazy_json,
    "body only in the data of a script": portals.next_data,
}
