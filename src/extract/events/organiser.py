"""Who held an occasion: the body that organised it, met, or went there."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NamedTuple

from extract.events.lexicon import cue, offices, statesmen
from extract.events.scene import Organ, Scene
from extract.reading import Sentence
from extract.record import Span

if TYPE_CHECKING:
    from extract.events.occasion import Occasion

_NEAR = 60
_BEHIND = 200
_DAY = 25
_LABEL = 8
_CHAIRED = ("chủ trì", "đồng chủ trì")
"""How leaders chair; of several who chair together none holds it more than the others."""
_CLOSED = ("kết luận", "phát biểu kết luận")
"""How who leads closes what he led."""


class Holder(NamedTuple):
    """A body and the way by which it was found to be the organiser."""

    organ: Organ
    rule: str
    weak: bool = False


Way = Callable[["Occasion"], Holder | None]


def find_holder(occasion: Occasion) -> Holder | None:
    """Find who held the occasion, as its own sentence says."""
    return _first(_TOLD if occasion.frame == "verb" else _NAMED, occasion)


def find_organiser(occasion: Occasion) -> Holder | None:
    """Find who organised it, where the words behind the name say so: "… do X tổ chức"."""
    return _first((_by_whom,), occasion)


def guess_holder(occasion: Occasion) -> Holder | None:
    """Find who seems to have held the occasion, from what was done there."""
    return _first(_GUESSED, occasion)


def guess_by_leader(occasion: Occasion) -> Holder | None:
    """Find the body whose leader received, visited, worked, handed over or chaired there."""
    return _first((_whose_leader_acts,), occasion)


def guess_by_honours(scene: Scene, stretch: Span) -> Holder | None:
    """Find in whose name honours were given in a stretch of the text: "Thay mặt X, ông A trao"."""
    for organ in scene.organs_within(*stretch):
        sentence = scene.reading.sentence_at(organ.start)
        before = max(sentence.start, organ.start - _NEAR), organ.start
        if cue("cue.behalf").search(scene.lower, *before) and cue("cue.honours").search(
            scene.lower, organ.end, sentence.end
        ):
            return Holder(organ, "events.cue.behalf", weak=True)
    return None


def guess_named_host(scene: Scene, stretch: Span) -> Holder | None:
    """Find the body that a stretch names as the host: "Đơn vị tổ chức là X"."""
    lower = scene.lower
    if " là " not in lower[slice(*stretch)]:
        return None
    for organ in scene.organs_within(*stretch):
        before = scene.reading.sentence_at(organ.start).start
        if cue("holder.is_host").search(lower, before, organ.start):
            return Holder(organ, "events.holder.is_host")
        if cue("holder.host_behind").match(lower, organ.end, len(lower)):
            return Holder(organ, "events.holder.host_behind")
    return None


def guess_by_title(title: Scene) -> Holder | None:
    """Find the body that opens the title, when it did there what is the news."""
    organs = title.organs_within(0, 1)
    if not organs or organs[0].name is None:
        return None
    if cue("holder.title").match(title.lower, organs[0].end, len(title.lower)):
        return Holder(organs[0], "events.holder.title", weak=True)
    return None


def is_same_party(occasion: Occasion) -> bool:
    """Whether a delegation went on that was named before: "Cùng ngày, đoàn làm việc với X"."""
    window = (occasion.sentence.start, occasion.start)
    return cue("holder.party").search(occasion.scene.lower, *window) is not None


def _first(ways: Iterable[Way], occasion: Occasion) -> Holder | None:
    start, end, _ = occasion.sentence
    if not occasion.scene.organs_within(start, end + _NEAR):
        return None
    for way in ways:
        if found := way(occasion):
            return None if found.organ.name in offices() else found
    return None


def _in_front(occasion: Occasion) -> Holder | None:
    """Take the body in front of the verb, over nothing but adverbs and partners."""
    lower, at = occasion.scene.lower, occasion.start
    if not (occasion.tells or lower.startswith(_CHAIRED, at)):
        return None
    for organ in reversed(occasion.scene.organs_within(occasion.sentence.start, at)):
        if cue("holder.bridge").spans(lower, organ.end, at):
            if occasion.scene.in_post(organ):
                return None
            return Holder(_first_named(occasion, organ), "events.holder.bridge")
    return None


def _first_named(occasion: Occasion, organ: Organ) -> Organ:
    """Of several that held it together, the first."""
    lower = occasion.scene.lower
    for before in reversed(occasion.scene.organs_within(occasion.sentence.start, organ.start)):
        if _is_in_brackets(lower, before, organ.start):
            continue
        joined = cue("holder.join").spans(lower, before.end, organ.start)
        if not joined or occasion.scene.in_post(before) or _is_asked(occasion, before):
            break
        organ = before
    return organ


def _is_asked(occasion: Occasion, organ: Organ) -> bool:
    """Whether a body only gave leave, orders or help: "được sự cho phép của X, Y tổ chức"."""
    start = max(occasion.sentence.start, organ.start - _NEAR)
    return cue("holder.leave").search(occasion.scene.lower, start, organ.start) is not None


def _is_in_brackets(lower: str, organ: Organ, end: int) -> bool:
    """Whether a body only says in brackets whose the one in front of it is: "Hội A (Bộ B)"."""
    opened = lower.rfind("(", max(0, organ.start - _NEAR), organ.start)
    return opened >= 0 and ")" not in lower[opened : organ.start] and ")" in lower[organ.end : end]


def _by_whom(occasion: Occasion) -> Holder | None:
    scene, at, end = occasion.scene, occasion.head_end, occasion.sentence.end
    if not scene.organs_within(at, end + _NEAR):
        return _opens_by(occasion)
    match = cue("holder.by").search(scene.lower, at, end)
    organs = scene.organs_within(match.end(), match.end() + _NEAR) if match else []
    if organs:
        return Holder(organs[0], "events.holder.by")
    return _led_by_body(occasion, at) or _opens_by(occasion)


def _led_by_body(occasion: Occasion, at: int) -> Holder | None:
    """Take the body right behind "do", "mà" or a bracket, that chairs, opens, hosts."""
    scene, end = occasion.scene, occasion.sentence.end
    while led := cue("holder.leads").search(scene.lower, at, end):
        right = scene.organs_within(led.end(), led.end() + 1)
        if right:
            return Holder(right[0], "events.holder.leads")
        at = led.end()
    return None


def _opens_by(occasion: Occasion) -> Holder | None:
    """Take who held it where the sentence opens with that: "Do X và Y tổ chức, hội nghị …"."""
    scene, start = occasion.scene, occasion.sentence.start
    if not scene.lower.startswith("do ", start):
        return None
    match = cue("holder.by").search(scene.lower, start, occasion.start)
    organs = scene.organs_within(match.end(), match.end() + 1) if match else []
    return Holder(organs[0], "events.holder.by") if organs else None


def _label(occasion: Occasion) -> Holder | None:
    """Take the body that opens an item of a digest: "* Huyện ủy X: Ngày 29-8, trao …"."""
    scene, start = occasion.scene, occasion.sentence.start
    organs = scene.organs_within(start, min(start + _LABEL, occasion.start))
    if not organs or not (occasion.tells or occasion.frame == "subject"):
        return None
    opens = not any(char.isalnum() for char in scene.lower[start : organs[0].start])
    label = cue("holder.label").match(scene.lower, organs[0].end, occasion.start + 1)
    near = occasion.tells or (label and occasion.start - label.end() <= _DAY)
    return Holder(organs[0], "events.holder.label") if opens and label and near else None


def _whose(occasion: Occasion) -> Holder | None:
    """Take the body behind the head: "kỳ họp thứ 4 HĐND X", "hội nghị của X"."""
    lower, end = occasion.scene.lower, occasion.sentence.end
    if not occasion.scene.organs_within(occasion.head_end, end + 1):
        return None
    for name in ("holder.direct", "holder.of", "holder.of_name"):
        until = _end_of_name(occasion) if name == "holder.of_name" else end
        match = cue(name).match(lower, occasion.head_end, until)
        start = occasion.head_end if name == "holder.direct" else match and match.end()
        organs = occasion.scene.organs_within(start, match.end() + 1) if match and start else []
        if organs:
            return Holder(organs[0], f"events.{name}")
    return None


def _end_of_name(occasion: Occasion) -> int:
    """Where its name ends at the latest; what was told at it is told behind a comma."""
    end = min(occasion.sentence.end, occasion.name_end + 1)
    comma = occasion.scene.lower.find(",", occasion.head_end, end)
    return comma if occasion.frame == "located" and comma >= 0 else end


def _by_whom_trained(occasion: Occasion) -> Holder | None:
    """Take who held it, told behind: "được bồi dưỡng nghiệp vụ do X mở"."""
    trained = occasion.rule == "events.verb.trained"
    return _by_whom(occasion) if trained else None


def _who_met(occasion: Occasion) -> Holder | None:
    """Take the body that met, behind the verb: "chủ trì họp X"."""
    met = occasion.scene.lower[occasion.head : occasion.head_end].rstrip().endswith("họp")
    return _whose(occasion) if met else None


def _delegation(occasion: Occasion) -> Holder | None:
    """Take who came: "Đoàn kiểm tra của X … làm việc với Y"."""
    if occasion.frame not in ("verb", "had"):
        return None
    start = occasion.sentence.start
    for organ in occasion.scene.organs_within(start, occasion.start):
        if cue("holder.delegation").search(occasion.scene.lower, start, organ.start):
            return Holder(organ, "events.holder.delegation")
    return None


def _who_decides(occasion: Occasion) -> Holder | None:
    """Take who decides at a session named behind: "X đã thông qua … tại kỳ họp"."""
    scene, start = occasion.scene, occasion.sentence.start
    if occasion.frame != "located":
        return None
    for organ in scene.organs_within(start, occasion.start):
        if cue("cue.decides").match(scene.lower, organ.end, occasion.start):
            return None if scene.in_post(organ) else Holder(organ, "events.cue.decides", weak=True)
    return None


def _who_sits(occasion: Occasion) -> Holder | None:
    """Take the one body of the sentence that meets in sessions: "UBKT … sau kỳ họp thứ 8"."""
    scene, sentence = occasion.scene, occasion.sentence
    if not scene.lower.startswith("kỳ họp", occasion.head):
        return None
    organs = scene.organs_within(sentence.start, sentence.end)
    sitting = [one for one in organs if cue("holder.sits").match(scene.lower, one.start, one.end)]
    alone = len({one.name for one in sitting}) == 1
    return Holder(sitting[0], "events.holder.sits", weak=True) if alone else None


def _whose_people_were_honoured(occasion: Occasion) -> Holder | None:
    """Take the body in front of a passive: "Đảng bộ phường X có 55 đảng viên được trao …"."""
    scene, at = occasion.scene, occasion.start
    if occasion.frame != "verb":
        return None
    for organ in scene.organs_within(occasion.sentence.start, at):
        if cue("holder.has").spans(scene.lower, organ.end, at):
            return Holder(organ, "events.holder.has", weak=True)
    return None


def _who_acts_as_host(occasion: Occasion) -> Holder | None:
    """Take who decides or honours there: "Tại phiên họp …, X đã thông qua …"."""
    scene, end = occasion.scene, occasion.sentence.end
    organs = scene.organs_within(occasion.head_end, min(end, occasion.name_end + _NEAR))
    if occasion.frame != "located" or not organs or scene.in_post(organs[0]):
        return None
    if cue("holder.told_by").search(scene.lower, occasion.head_end, organs[0].start):
        return None
    if cue("cue.host").match(scene.lower, organs[0].end, end):
        return Holder(organs[0], "events.cue.host", weak=True)
    return None


def _by_whom_told(occasion: Occasion) -> Holder | None:
    """Take who did there what the sentence tells: "Quyết định được X công bố tại hội nghị"."""
    scene, sentence = occasion.scene, occasion.sentence
    if occasion.frame != "located":
        return None
    for organ in scene.organs_within(sentence.start, sentence.end):
        told = cue("holder.told_by").search(scene.lower, sentence.start, organ.start)
        if told and cue("holder.does").match(scene.lower, organ.end, sentence.end):
            return Holder(organ, "events.holder.told_by", weak=True)
    return None


def _whose_leader_led(occasion: Occasion) -> Holder | None:
    """Take the body whose leader chaired, told behind: "do đồng chí Bí thư X chủ trì"."""
    scene, sentence = occasion.scene, occasion.sentence
    led = cue("holder.led").search(scene.lower, sentence.start, sentence.end)
    if led is None:
        return None
    organs = scene.organs_within(led.end(), min(sentence.end, led.end() + _BEHIND))
    posts = (_post(scene, sentence, one, one.end) for one in organs)
    best = next(filter(None, posts), None)
    return Holder(best.organ, "events.holder.led", weak=True) if best else None


def _in_whose_name(occasion: Occasion) -> Holder | None:
    """Take in whose name honours were given: "Tại hội nghị, ông A thay mặt X trao …"."""
    lower, end = occasion.scene.lower, occasion.sentence.end
    organs = occasion.scene.organs_within(occasion.head_end, end)
    if not (organs and cue("cue.honours").search(lower, occasion.head_end, end)):
        return None
    for organ in organs:
        if cue("cue.behalf").search(lower, occasion.head_end, organ.start):
            return Holder(organ, "events.cue.behalf", weak=True)
    return None


class _Post(NamedTuple):
    """A body whose leader is spoken of; the least is the one in whose name he acts."""

    is_deputy: bool
    is_of_no_unit: bool
    organ: Organ


def leading_post(scene: Scene, sentence: Sentence, at: int) -> Organ | None:
    """Find the body whose leader did what is told at a place of a sentence.

    A head goes before a deputy, the secretary of a unit's committee before any other head.
    """
    organs = scene.organs_within(sentence.start, at)
    best = min(filter(None, (_post(scene, sentence, one, at) for one in organs)), default=None)
    return best.organ if best else None


def _post(scene: Scene, sentence: Sentence, organ: Organ, at: int) -> _Post | None:
    """Read the leading post in front of a body, when nothing parts it from what was done."""
    lower, window = scene.lower, (max(sentence.start, organ.start - _NEAR), organ.start)
    chief = cue("holder.chief").search(lower, *window)
    if not (chief or cue("holder.deputy").search(lower, *window)) or organ.name in statesmen():
        return None
    if cue("holder.breaks").search(lower, organ.end, at):
        return None
    of_unit = cue("holder.of_unit").match(lower, organ.start, organ.end)
    return _Post(chief is None, of_unit is None, organ)


def _whose_leader_acts(occasion: Occasion) -> Holder | None:
    """Take the body whose leader received, visited, worked, handed over or chaired in office."""
    scene, sentence, at = occasion.scene, occasion.sentence, occasion.start
    closed = scene.lower.startswith(_CLOSED, at)
    if not (occasion.tells or closed or scene.lower.startswith(_CHAIRED[0], at)):
        return None
    organ = leading_post(scene, sentence, at)
    if organ is None and (occasion.frame == "verb" or closed):
        organ = post_behind(scene, sentence, at, occasion.head_end)
    return Holder(organ, "events.holder.leader", weak=True) if organ else None


def post_behind(scene: Scene, sentence: Sentence, at: int, end: int) -> Organ | None:
    """Find the body whose leader is named behind: "Làm việc với X, Bí thư Y yêu cầu"."""
    opens = at - sentence.start <= _DAY and not scene.lower.startswith(
        ("tại", "trong"), sentence.start
    )
    if not opens or scene.organs_within(sentence.start, at):
        return None
    for organ in scene.organs_within(end, min(sentence.end, end + _BEHIND)):
        before = max(end, organ.start - _BEHIND), organ.start
        if cue("holder.opens").search(scene.lower, *before) and organ.name not in statesmen():
            return organ
    return None


def _whose_minister_chairs(occasion: Occasion) -> Holder | None:
    """Take the one ministry of the sentence: its minister, named without it, chaired."""
    scene, sentence = occasion.scene, occasion.sentence
    if not cue("holder.chaired").search(scene.lower, occasion.head_end, sentence.end):
        return None
    organs = scene.organs_within(sentence.start, sentence.end)
    headed = [
        one for one in organs if cue("holder.ministry").match(scene.lower, one.start, one.end)
    ]
    alone = len({one.name for one in headed}) == 1
    return Holder(headed[0], "events.holder.chaired", weak=True) if alone else None


_NAMED: tuple[Way, ...] = (_delegation, _in_front, _by_whom, _whose, _label)
_TOLD: tuple[Way, ...] = (_by_whom_trained, _delegation, _in_front, _who_met, _label)
_GUESSED: tuple[Way, ...] = (
    _in_whose_name,
    _who_acts_as_host,
    _who_decides,
    _who_sits,
    _by_whom_told,
    _whose_leader_led,
    _whose_minister_chairs,
    _whose_people_were_honoured,
)
