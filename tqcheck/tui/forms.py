"""Forms: ignore always, add to the glossary."""

from __future__ import annotations

from typing import NamedTuple

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Input, Label, OptionList
from textual.widgets.option_list import Option

from tqcheck.model import Ignore
from tqcheck.review import Choice


class IgnoreForm(ModalScreen[tuple[Ignore, bool] | None]):
    """The ignore, and whether it is for the accept list instead. Scope and reason of an ignore: the reason first, for nobody knows it a year later; then Enter on the scope."""

    BINDINGS = [("escape", "dismiss(None)", "Leave")]  # noqa: RUF012

    def __init__(self, choice: Choice, path: str | None) -> None:
        """`path` is the article relative to the configuration's folder; None if it lies elsewhere."""
        super().__init__()
        rule, text = choice.main.rule, choice.main.matched
        prefix = rule.split(".", 1)[0]
        self._scopes: list[tuple[str, Ignore]] = (
            [(f'"{text}" under {rule}, everywhere', Ignore(rule, text))] if text else []
        )
        if text and path:
            self._scopes.append((f'"{text}" under {rule}, only in {path}', Ignore(rule, text, path)))
        if text:
            self._scopes.append((f'"{text}" is right under any rule: put it into the accept list', Ignore(None, text)))
        if path:
            self._scopes.append((f"all of {rule} in {path}", Ignore(rule, None, path)))
        self._scopes.append((f"all of {rule}, everywhere", Ignore(rule)))
        if prefix != rule and path:
            self._scopes.append((f"all {prefix} in {path}", Ignore(prefix, None, path)))

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog") as box:
            box.border_title = "Ignore always (written to the configuration)"
            box.border_subtitle = "Enter: next, take it · Esc: leave"
            yield Input(placeholder="Reason, such as: our spelling")
            yield OptionList(*(Option(text) for text, _ in self._scopes), markup=False)

    def on_input_submitted(self) -> None:
        self.query_one(OptionList).focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        item = self._scopes[event.option_index][1]
        self.dismiss((item._replace(reason=self.query_one(Input).value.strip()), item.rule is None))


class NewEntry(NamedTuple):
    right: str
    wrong: tuple[str, ...]
    source: str
    type: str
    note: str


class GlossaryForm(ModalScreen[NewEntry | None]):
    """A glossary entry; Enter goes to the next field and takes the last."""

    BINDINGS = [("escape", "dismiss(None)", "Leave"), ("ctrl+s", "take", "Take it")]  # noqa: RUF012
    FIELDS = (
        ("wrong", "Wrong forms, separated by ;"),
        ("right", "Right form"),
        ("type", "Type: place, person, org, media, weapon, acronym, term"),
        ("source", "Language the name comes from, such as ko (may be empty)"),
        ("note", "Note (may be empty)"),
    )

    def __init__(self, wrong: str, right: str = "") -> None:
        super().__init__()
        known = "place" if wrong[:1].isupper() else "term"
        self._values = {"wrong": wrong, "right": right, "type": known}

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="dialog -form") as box:
            box.border_title = "Add to the glossary"
            box.border_subtitle = "Enter: next field · Ctrl+S: take it · Esc: leave"
            for name, label in self.FIELDS:
                yield Label(label)
                yield Input(self._values.get(name, ""), id=f"entry-{name}", compact=True)

    def on_mount(self) -> None:
        self.query_one("#entry-right", Input).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        if event.input.id == "entry-note":
            self.action_take()
        else:
            self.focus_next()

    def action_take(self) -> None:
        values = {name: self.query_one(f"#entry-{name}", Input).value.strip() for name, _ in self.FIELDS}
        wrong = tuple(form for part in values["wrong"].split(";") if (form := part.strip()))
        if values["right"] and wrong:
            self.dismiss(NewEntry(values["right"], wrong, values["source"], values["type"], values["note"]))
        else:
            self.query_one("#entry-right" if wrong else "#entry-wrong", Input).focus()
