"""The checksum of a row covers every value and every name in it."""

from hypothesis import given
from hypothesis import strategies as st

from storage.checksum import is_sound, sealed

VALUES = st.none() | st.integers() | st.text() | st.binary()
ROWS = st.dictionaries(st.text().filter(lambda name: name != "checksum"), VALUES, min_size=1)


@given(row=ROWS)
def test_a_sealed_row_is_sound_in_any_order_of_its_columns(row):
    assert is_sound(dict(reversed(sealed(row).items())))


@given(row=ROWS, value=VALUES, data=st.data())
def test_a_changed_value_is_noticed(row, value, data):
    name = data.draw(st.sampled_from(sorted(row)))
    changed = sealed(row) | {name: value}
    assert is_sound(changed) == (type(value) is type(row[name]) and value == row[name])


def test_text_that_is_no_longer_utf8_is_unsound_and_does_not_raise():
    row = sealed({"quote": "𠮷野"})
    assert not is_sound(row | {"quote": b"\xf0\xa0\xae\xff".decode("utf-8", "surrogateescape")})
