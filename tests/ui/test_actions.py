"""The table of actions: what each one names is there."""

from operator import attrgetter

import pytest

from reader.ui import actions


@pytest.mark.parametrize("action", list(actions.all_actions()), ids=lambda action: action.id)
def test_an_action_calls_a_verb_that_the_window_has(window, action):
    assert callable(attrgetter(action.verb)(window))
