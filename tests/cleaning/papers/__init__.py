"""Constructed pages in the markup of the papers' content systems, with sentences of our own."""

from __future__ import annotations

from collections.abc import Callable

from . import national, offices, party, portals
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
    "VNPT portal": offices.vnpt,
    "tables of a Party committee": offices.tables_of_a_committee,
    "SharePoint portal, body in boxes": offices.sharepoint_in_boxes,
    "Joomla": offices.joomla,
    "OneCMS (provincial papers)": offices.onecms,
    "lines parted by breaks": offices.lines_and_breaks,
    "fonts for everything": offices.fonts,
    "note under the picture": offices.note_under_the_picture,
}
