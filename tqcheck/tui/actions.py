"""Everything that a key can do: one table that feeds key bindings, the help, the hints at the bottom and the command palette."""

from __future__ import annotations

from typing import NamedTuple


class Action(NamedTuple):
    """`name` is the method of `Control`; `keys` as Textual names them, `shown` as people do; `hint` for the bottom line."""

    name: str
    keys: str
    shown: str
    label: str
    group: str
    hint: str = ""


MOVE, DECIDE, MANY, LOOK, FILE = "Move", "Decide on this one", "Decide on many", "Look", "File"

ACTIONS = (
    Action("down", "j,down", "j ↓", "the finding below", MOVE),
    Action("up", "k,up", "k ↑", "the finding above", MOVE),
    Action("next", "n", "n", "next undecided", MOVE),
    Action("previous", "p", "p", "previous undecided", MOVE),
    Action("next_paragraph", "right_curly_bracket", "}", "next paragraph, to edit one without findings", MOVE),
    Action("previous_paragraph", "left_curly_bracket", "{", "previous paragraph", MOVE),
    Action("next_file", "right_square_bracket", "]", "next file", MOVE),
    Action("previous_file", "left_square_bracket", "[", "previous file", MOVE),
    Action("line", "colon", ":", "go to a line", MOVE),
    Action("first", "home", "Home", "first finding", MOVE),
    Action("last", "end", "End", "last finding", MOVE),
    Action("page_down", "pagedown,space", "PgDn Space", "scroll the text down", MOVE),
    Action("page_up", "pageup", "PgUp", "scroll the text up", MOVE),
    Action("accept", "y,enter", "y Enter", "accept the suggestion (with advice only: write it)", DECIDE, "accept"),
    Action("pick", "", "1-9", "take that suggestion", DECIDE),
    Action("reject", "r", "r", "reject: the text is right", DECIDE, "reject"),
    Action("skip", "s", "s", "skip: decide later", DECIDE, "skip"),
    Action("edit", "e", "e", "write what the place shall read", DECIDE, "edit"),
    Action("edit_sentence", "E", "E", "rewrite the sentence", DECIDE, "sentence"),
    Action("edit_paragraph", "P", "P", "rewrite the paragraph", DECIDE),
    Action("ignore_here", "i", "i", "ignore here: do not ask again about this place", DECIDE),
    Action("ignore_always", "I", "I", "ignore always: write it into the configuration", DECIDE),
    Action("glossary", "g", "g", "add to the glossary and look for it in the rest", DECIDE),
    Action("accept_rule", "A", "A", "accept all of this rule", MANY),
    Action("accept_sure", "S", "S", "accept all that is sure", MANY),
    Action("same_text", "R", "R", "decide the same wherever this text stands", MANY),
    Action("undo", "u", "u", "undo", MANY, "undo"),
    Action("redo", "ctrl+r", "Ctrl+R", "redo", MANY),
    Action("search", "slash", "/", "search in findings (empty: all again)", LOOK),
    Action("filter", "f", "f", "filter the findings", LOOK),
    Action("order", "o", "o", "order: surest first, or as in the text", LOOK),
    Action("list", "tab,l", "Tab l", "the list of findings (narrow screens)", LOOK),
    Action("diff", "d", "d", "what writing would change", LOOK),
    Action("card_down", "J", "J", "scroll the explanation down", LOOK),
    Action("card_up", "K", "K", "scroll the explanation up", LOOK),
    Action("theme", "ctrl+t", "Ctrl+T", "light or dark", LOOK),
    Action("write", "w", "w", "write the files, then check them again", FILE, "write"),
    Action("editor", "v", "v", "open your editor ($EDITOR) at this place", FILE),
    Action("help", "question_mark", "?", "this help", FILE, "help"),
    Action("quit", "q", "q", "quit; decisions are kept", FILE, "quit"),
)


def hints() -> list[tuple[str, str]]:
    """Key and word for the bottom line."""
    order = ("accept", "reject", "skip", "edit", "sentence", "undo", "write", "quit", "help")
    return sorted(((action.shown.split(" ")[0], action.hint) for action in ACTIONS if action.hint), key=lambda pair: order.index(pair[1]))  # fmt: skip
