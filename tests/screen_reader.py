"""What a screen reader does, over the real accessibility bus; tests nothing.

Runs in the system's own Python, which has the bus's bindings. Each line of its input is a verb with its arguments,
each line of its output what came of it, both as JSON.
"""

import json
import sys
from time import monotonic, sleep

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

PATIENCE, PAUSE = 20, 0.05  # seconds
DEEPEST = 30
HEARD = ("text-caret-moved", "text-selection-changed", "text-changed", "announcement")


class ScreenReader:
    """Knows one text of one program, and what it has told."""

    def __init__(self):
        self._text = None
        self._told = []
        self._listener = Atspi.EventListener.new(self._hear)
        for event in HEARD:
            self._listener.register(f"object:{event}")

    def find(self, role, name):
        """Whether there is something of this role and name among all programs; from now on it is what is read."""
        deadline = monotonic() + PATIENCE
        while not self._text and monotonic() < deadline:
            self._text = self._among(Atspi.get_desktop(0), role, name)
            sleep(PAUSE)
        return bool(self._text)

    def about(self):
        """Its name, description and states."""
        self._text.clear_cache()
        states = [state.value_nick for state in self._text.get_state_set().get_states()]
        return [self._text.get_name(), self._text.get_description(), states]

    def length(self):
        return Atspi.Text.get_character_count(self._text)

    def text(self, start, end):
        return Atspi.Text.get_text(self._text, start, end)

    def unit(self, offset, unit):
        found = Atspi.Text.get_string_at_offset(self._text, offset, getattr(Atspi.TextGranularity, unit))
        return [found.start_offset, found.end_offset, found.content]

    def caret(self):
        return Atspi.Text.get_caret_offset(self._text)

    def go(self, offset):
        return Atspi.Text.set_caret_offset(self._text, offset)

    def selections(self):
        count = Atspi.Text.get_n_selections(self._text)
        found = [Atspi.Text.get_selection(self._text, index) for index in range(count)]
        return [[one.start_offset, one.end_offset] for one in found]

    def select(self, start, end):
        if Atspi.Text.get_n_selections(self._text):
            return Atspi.Text.set_selection(self._text, 0, start, end)
        return Atspi.Text.add_selection(self._text, start, end)

    def unselect(self):
        return Atspi.Text.remove_selection(self._text, 0)

    def looks(self, offset):
        """The attributes at an offset and the stretch that has them."""
        found = Atspi.Text.get_attribute_run(self._text, offset, False)
        return [found[0], *found[1:]]

    def there_and_back(self, offset):
        """The offset at the middle of the character at an offset."""
        kind = Atspi.CoordType.SCREEN
        area = Atspi.Text.get_character_extents(self._text, offset, kind)
        x, y = area.x + area.width // 2, area.y + area.height // 2
        return Atspi.Text.get_offset_at_point(self._text, x, y, kind)

    def ask_again_and_again(self, times):
        """Ask everything so often; returns how often an answer was another than at first."""
        length, others = self.length(), 0
        for turn in range(times):
            offset = turn % length
            start, end, word = self.unit(offset, "WORD")
            others += not start <= offset < end or word != self.text(start, end)
            self.selections()
            self.looks(offset)
        return others

    def told(self):
        """What has been told since the last time."""
        context = GLib.MainContext.default()
        while context.pending():
            context.iteration(False)
        told, self._told = self._told, []
        return told

    def _hear(self, event):
        if event.source != self._text:
            return
        more = event.any_data if isinstance(event.any_data, str) else ""
        self._told.append([event.type.removeprefix("object:"), event.detail1, event.detail2, more])

    def _among(self, here, role, name, depth=0):
        try:
            if here is None or depth > DEEPEST:
                return None
            if here.get_role_name() == role and here.get_name() == name:
                return here
            below = (here.get_child_at_index(index) for index in range(here.get_child_count()))
            return next(filter(None, (self._among(one, role, name, depth + 1) for one in below)), None)
        except GLib.Error:  # a program that is starting, or has ended
            return None


def main():
    reader = ScreenReader()
    for line in sys.stdin:
        verb, *arguments = json.loads(line)
        print(json.dumps(getattr(reader, verb)(*arguments)), flush=True)  # noqa: T201 - read by the test


if __name__ == "__main__":
    main()
