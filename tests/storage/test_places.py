"""The reader's place comes back, and the last article read is known."""


def test_a_place_comes_back_and_the_newer_one_stands(library, article, make):
    place = make.place(article)
    library.places.put(place)
    assert library.places.get(article.id) == place
    moved = place._replace(caret=20, top=17, offset=0.25)
    library.places.put(moved)
    assert library.places.get(article.id) == moved


def test_an_article_never_read_has_no_place(library, article):
    assert library.places.get(article.id) is None
    assert library.places.last() is None


def test_the_article_read_last_is_known_whatever_was_imported_last(library, make):
    first, second = make.article(day=1), make.article(day=2)
    for one in (first, second):
        library.articles.add(one, make.text(one))
    library.places.put(make.place(first, day=5))
    library.places.put(make.place(second, day=4))
    assert library.places.last() == first.id
    library.places.put(make.place(second, day=6))
    assert library.places.last() == second.id
