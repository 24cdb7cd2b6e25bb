"""Where names stand: behind "in" or "said", before "District", after "the mayor"."""

from __future__ import annotations

from tqcheck.expressions import late
from tqcheck.text import Span
from tqcheck.view import View

_NAME_PLACE = late(
    r"(?:(?:^|[\s(])(?:in|from|near|to|at|of|between|around|outside|mayor|city|town|village) |[A-Z][\w'-]+ )\Z"
)
_PLACE_FOLLOWS = late(
    r" (?:District|County|City|Province|Prefecture|Region|Oblast|Village|Town|River|Lake|Bay|Airport|Island|Peninsula|Mountains?)(?!\w)"
)
# A word of no dictionary behind "in" without an article, and then a pause or a kind of place.
# Behind a quotation and "said", a word of no dictionary; and what follows somebody who said something.
_SAID = late(r"[,”\"] (?:said|says|added|told|noted|explained) \Z")
_SAID_ENDS = late(r"[,.]| (?:on|in|at|to|during|when|after|earlier|as|that)(?!\w)")
_IN_PLACE = late(r"[\s(](?:in|near|outside|around|at|from) \Z")
_PLACE_ENDS = late(r"(?<!s)(?:[,.)]| (?:in|on|and|region|district|area|province|city|county)(?!\w))")
_HOLDER = late(r"(?:[a-z], |[a-z](?:or|er|an|ent|ess|tor|ary|ief) )\Z")
_SURNAME_FOLLOWS = late(r" [A-Z][a-z]{3,}(?:,| (?:said|told|has|was|is|and)|\.|'s)")


def sides(view: View, span: Span) -> tuple[bool, bool]:
    """Whether a word stands where a name may (after a preposition or a capital), and where only a name can (before "District")."""
    start, end = view.folded(span)
    stands = _NAME_PLACE.search(view.text, max(0, start - 20), start)
    place = _PLACE_FOLLOWS.match(view.text, end) or (
        _HOLDER.search(view.text, max(0, start - 20), start) and _SURNAME_FOLLOWS.match(view.text, end)
    )
    place = (
        place
        or (_SAID.search(view.text, max(0, start - 12), start) and _SAID_ENDS.match(view.text, end))
        or (_IN_PLACE.search(view.text, max(0, start - 12), start) and _PLACE_ENDS.match(view.text, end))
    )
    return bool(stands), bool(place)
