"""Links: what the words between two tokens say about how they hang together."""

from __future__ import annotations

import regex

from extract.patterns import compile_pattern

_V1 = regex.VERSION1
_QUOTED = r'(?:[ ]*"[^"]{1,100}")?+'
_BRACKETED = r"(?:[ ]*\([^()]{0,80}\))?+"
_AND = r"(?:và|cùng(?:[ ]với)?)(?!\p{L})"
_PLAIN_WORD = r" (?!(?:có|với|của)(?!\p{L}))[\p{L}\d-]++"
_LIST = compile_pattern(
    rf"{_QUOTED}{_BRACKETED}(?:{_PLAIN_WORD}){{0,7}}?(?:,(?:{_PLAIN_WORD}){{1,3}})?"
    rf"{_QUOTED}[ ]*(?:,[ ]*(?:{_AND})?|;|(?<=[ ]){_AND}|[+/&-])[ ]*"
    r"(?:có[ ]|cùng[ ]|(?:tổng cộng|tổng số|tất cả)[ ](?:là[ ])?)?",
    _V1,
)
_TALLY = compile_pattern(
    rf"{_BRACKETED}(?:[,;(:]|(?:và|gồm|với|là|có|trong đó)(?!\p{{L}})|[ ])*+", _V1
)
_PARTS = compile_pattern(r"(?:[ ]\p{L}++){0,6}?[ ]*[:,(]?[ ]*(?:bao[ ])?gồm(?!\p{L})")
_FRONTED = compile_pattern(
    r"[-+*• ]*(?:(?:tại|trong|nhân|dịp|cũng|ngoài ra|sáng|chiều|tối|trưa|ngày|hôm|đợt|lần|theo đó)"
    r"(?!\p{L})[^,;]{0,80},[ ]*)?(?:cùng |cũng )?"
)
_IS_THEN = compile_pattern(
    r"(?:[^,;]{0,120}[ ])?(?:có|là|gồm)[ ]*(?:(?:các|những|tổng cộng|tất cả)[ ])?"
)
_LIST_END = compile_pattern(r"(?:[,;(+/]|(?<!\p{L})(?:và|cùng|cùng với))[ ]*+(?:cho )?$")
_LIST_START = compile_pattern(r"[ ]*(?:[,;]|(?:và|cùng)(?!\p{L}))")
_DIRECT = compile_pattern(
    r"[ :(*+•-]*+(?:(?:các|những|thêm|đột xuất|kịp thời|nóng|cho|tới|tổng|tổng số|số|cả|có|là"
    r"|toàn bộ|danh sách|thân nhân|đại diện|năm[ ]\d{4}|cấp[ ]\p{L}++|với|đến|tập thể|lần[ ]lượt"
    r"|(?:ngay[ ])?tại[ ]chỗ|hôm nay|lần này|đợt này|dịp này)"
    r"[ :]++)*+",
    _V1,
)
_NEAR = compile_pattern(r"[ ]*+(?:(?!(?:thì|cả)[ ])[\p{L}\d.-]++ ){0,4}+", _V1)
_BRACKET_OPENS = compile_pattern(r"[^,;()]{0,40}\([ ]*(?:của[ ]|do[ ])?", _V1)
_LABEL_END = compile_pattern(r"[^,;.:|]{0,60}[:|][ ]*")
_HAS = compile_pattern(r"(?<!\p{L})(?:có|còn|hiện)(?!\p{L})")
_ENDS_WITH = compile_pattern(r"(?<!\p{L})(?:với|là|gồm)[ ]*$")
_ENDS_OF = compile_pattern(r"(?<!\p{L})(?:của|với)[ ]*$")
_MORE = compile_pattern(r"[ ,]*+(?:(?:còn|có|thêm|là|trao)(?:[ ]|$))*+", _V1)
_OF_MERIT = compile_pattern(
    r"(?:thành tích|đóng góp|công lao|nỗ lực|cống hiến|tấm gương)(?:[ ]\p{L}++){0,4}[ ]của[ ]*$"
)
_WHERE_FROM = compile_pattern(
    r"(?:[ ]\p{L}++){0,6}?[ ](?:của|thuộc|(?:đến[ ])?từ|ở|tại|trên)[ ](?:cả[ ]|toàn bộ[ ])?", _V1
)
_BY_WHOM = compile_pattern(r"(?:[ ]\p{L}++){0,4}?[ ]của[ ](?:các[ ])?")
_SHARE = compile_pattern(r"[^.;\n]{0,120}?(?:(?<!\p{L})(?:với|là|có)[ ]|\([ ]*)", _V1)
_PART = compile_pattern(
    r"(?:[ ][^,.;\n]{0,60})?(?:,[ ]|[ ](?=có[ ]))(?:thì )?(?:(?:đã |chỉ )?có )?", _V1
)
_LIST_OPENS = compile_pattern(r"[ ]*\d[\d.]*[ ][^;:()\d]{2,60}")
_NAMED_OPENS = compile_pattern(
    r"[ ](?!các[ ]|những[ ])[^;:()\d]{2,90}(?:(?<!\p{L})(?:và|cùng|cùng với)|,)[ ]*"
)
_CLAUSE_END = compile_pattern(r"[ ]?(?:[,.;)\n]|$)|[ ]và[ ]")
_POINTS_BACK = compile_pattern(r" (?:này|trên|nói trên|kể trên|nêu trên|vừa nêu)(?!\p{L})")
_PRAISED = compile_pattern(r" (?:tiêu biểu|xuất sắc|ưu tú|điển hình|nổi bật)(?!\p{L})")
_CLAUSE_HEAD = compile_pattern(
    r"(?:^[-+*• ]*|[,;:(]|(?<!\p{L})và)[ ]*(?:(?:(?:đã[ ])?có|cả|theo đó) )?$"
)
_PAIR = compile_pattern(
    r"(?<=(?<!\p{L})(?:tỉnh|sở|ban|bộ|ngành|phòng|xã|phường|quận|huyện|cơ quan|đơn vị)),"
    r"(?= (?:thành|ban|ngành|phòng|phường|xã|thị|quận|đơn vị|đoàn thể|tổ chức|huyện, th|doanh))"
)
_ASIDE = compile_pattern(r"\([^()]{0,120}\)")
_APPOSITION = compile_pattern(
    r"[^,]*+,[^,]++,[ ]*(?:(?:đã|vừa|cũng) )*+(?:được|vinh dự)(?!\p{L})[^,]*+", _V1
)


def is_list(gap: str) -> bool:
    """Whether two counts stand in one list: "3 tập thể xuất sắc, 5 cá nhân".

    >>> is_list(" tiêu biểu và "), is_list(" tham gia của ")
    (True, False)
    """
    return bool(_LIST.fullmatch(gap))


def opens_parts(gap: str) -> bool:
    """Whether those who are counted are named one by one: "6 chi bộ gồm …".

    >>> opens_parts(" gồm Chi bộ 1 và "), opens_parts(" tiêu biểu, ")
    (True, False)
    """
    return bool(_PARTS.match(gap))


def is_fronted(text: str) -> bool:
    """Whether a verb that follows opens its sentence, before those it honours.

    >>> is_fronted("Tại lễ, ".lower()), is_fronted("anh An, ")
    (True, False)
    """
    return bool(_FRONTED.fullmatch(text))


def says_who(gap: str) -> bool:
    """Whether a gap leads from an honour in front to those who have it: "đợt này có"."""
    return bool(_IS_THEN.fullmatch(gap))


def is_tally(gap: str) -> bool:
    """Whether a bare rank goes on with a tally: "10 vàng, 9 bạc"."""
    return bool(_TALLY.fullmatch(gap))


def ends_list(gap: str) -> bool:
    """Whether a gap ends as a list goes on: with a comma or "và"."""
    return bool(_LIST_END.search(gap))


def goes_on(gap: str) -> bool:
    """Whether a list goes on at either end of a gap: ", hạng Nhì", " năm 2024, "."""
    return ends_list(gap) or bool(_LIST_START.match(gap))


def is_direct(gap: str) -> bool:
    """Whether nothing but articles and prepositions stands between a cue and a count."""
    return bool(_DIRECT.fullmatch(gap))


def is_near(gap: str) -> bool:
    """Whether a verb stands at most four words before its object."""
    return bool(_NEAR.fullmatch(gap))


def opens_bracket(gap: str) -> bool:
    """Whether the second count stands in a bracket: "25 tác phẩm (của 56 tác giả)"."""
    return bool(_BRACKET_OPENS.fullmatch(gap))


def opens_clause(text: str) -> bool:
    """Whether a count that follows is the subject of its clause.

    >>> opens_clause("Tại lễ, có "), opens_clause("Công ty có ")
    (True, False)
    """
    return bool(_CLAUSE_HEAD.search(text))


def says_there_is(gap: str) -> bool:
    """Whether a gap makes the count a subject: "có 200 đại biểu"."""
    return bool(_HAS.search(gap))


def ends_label(gap: str) -> bool:
    """Whether a gap ends as a label in a list or a row does, with a colon or a bar."""
    return bool(_LABEL_END.fullmatch(gap))


def holds_together(gap: str, after_named: bool) -> bool:
    """Whether words between an act and a count that speaks of honours keep them together.

    `after_named`: an uncounted recipient has come between ("các tập thể, với 15 …").
    """
    if says_there_is(gap):
        return False
    if after_named:
        return bool(_ENDS_WITH.search(gap))
    return "," not in gap and not _ENDS_OF.search(gap)


def is_more(gap: str) -> bool:
    """Whether nothing but "còn có" stands before a count that is added to a list."""
    return bool(_MORE.fullmatch(gap))


def points_back(lower: str, at: int) -> bool:
    """Whether a noun that ends here points back to those already told of.

    >>> points_back("cho 2 cá nhân này", 13), points_back("cho 2 cá nhân xuất sắc", 13)
    (True, False)
    """
    return bool(_POINTS_BACK.match(lower, at))


def is_praised(lower: str, at: int) -> bool:
    """Whether a noun that ends here is praised: "19 gương mặt tiêu biểu".

    >>> is_praised("chọn 19 gương mặt tiêu biểu", 17), is_praised("chọn 3 em dự thi", 9)
    (True, False)
    """
    return bool(_PRAISED.match(lower, at))


def says_where_from(gap: str) -> bool:
    """Whether what follows only says where those counted are from.

    >>> says_where_from(" cao tuổi thuộc "), says_where_from(" tiêu biểu và ")
    (True, False)
    """
    return bool(_WHERE_FROM.fullmatch(gap))


def says_by_whom(gap: str) -> bool:
    """Whether the authors of works follow: "24 tác phẩm xuất sắc của 18 tác giả"."""
    return bool(_BY_WHOM.fullmatch(gap))


def opens_part(gap: str) -> bool:
    """Whether a gap leads from a whole to a part of it: ", có "; "và" leads to another whole.

    >>> opens_part(", có "), opens_part(" và ")
    (True, False)
    """
    return bool(_PART.fullmatch(gap))


def opens_share(gap: str) -> bool:
    """Whether a gap leads to how many somebody has: " là Đảng bộ huyện A với "."""
    return bool(_SHARE.fullmatch(gap))


def opens_list(gap: str, after_to: bool, is_core: bool) -> bool:
    """Whether somebody stands first in a list of honourees that goes on with a count.

    `after_to`: right after "cho", where anybody can be named; a comma may be an apposition's
    unless the noun that is counted speaks of honours (`is_core`).

    >>> opens_list(" 20 cđcs và ", after_to=False, is_core=False)
    True
    >>> opens_list(" xã an lạc, ", after_to=True, is_core=False)
    False
    """
    if _LIST_OPENS.fullmatch(gap):
        return True
    is_apart = is_core or not gap.rstrip().endswith(",")
    return after_to and is_apart and bool(_NAMED_OPENS.fullmatch(gap))


def ends_clause(lower: str, at: int) -> bool:
    """Whether nothing follows in the clause: "7 đảng viên truy tặng."."""
    return bool(_CLAUSE_END.match(lower, at))


def is_of_merit(gap: str) -> bool:
    """Whether the merits of those counted are honoured: "thành tích của 12 cá nhân"."""
    return bool(_OF_MERIT.search(gap))


def without_pairs(gap: str) -> str:
    """Blank the commas of fixed pairs, place by place: "các tỉnh, thành phố".

    >>> without_pairs("các sở, ban, ngành của tỉnh, huyện")
    'các sở  ban  ngành của tỉnh, huyện'
    """
    return _PAIR.sub(" ", gap)


def reaches_verb(gap: str, is_core: bool) -> bool:
    """Whether a subject is near enough to its passive, by how much it speaks of honours.

    >>> reaches_verb(" hội viên, Hội đã ", is_core=False)
    False
    """
    if is_core:
        return len(gap) <= 320
    plain = without_pairs(_ASIDE.sub("", gap))
    return len(gap) <= 130 and ("," not in plain or bool(_APPOSITION.fullmatch(plain)))
