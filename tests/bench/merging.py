"""A tag set of a thousand tags merged with one in which much was changed; prints seconds as JSON."""

import json
import random
import sys
from dataclasses import replace
from pathlib import Path
from time import perf_counter
from uuid import UUID

from reader import resources
from reader.exchange.tag_set_file import TagSetFile
from reader.paths import paths
from reader.session.session import Session
from storage.library import Library
from storage.records import Tag, TagSet
from tests.bench.subjects import settle

TAGS, BRANCH = 1_000, 10
SET = TagSet(str(UUID(int=1)), "课题", "", 0)


def tags() -> list[Tag]:
    """A tree of tags, each branch ten times as wide as it is deep."""
    ids = [str(UUID(int=100 + number)) for number in range(TAGS)]
    above = [None] * BRANCH + [ids[at // BRANCH - 1] for at in range(BRANCH, TAGS)]
    return [
        Tag(own, SET.id, parent, f"主题{at}", "#c0392b", "", "", at % BRANCH)
        for at, (own, parent) in enumerate(zip(ids, above, strict=True))
    ]


def changed(known: list[Tag]) -> list[Tag]:
    """A third of the tags renamed, recoloured or moved to the top, and a hundred new ones."""
    chance = random.Random(3)
    verbs = (
        lambda tag: replace(tag, name=f"{tag.name}新"),
        lambda tag: replace(tag, color="#112233"),
        lambda tag: replace(tag, parent=None),
    )
    new = [
        Tag(str(UUID(int=9_000 + at)), SET.id, None, f"新{at}", "#112233", "", "", TAGS + at)
        for at in range(TAGS // 10)
    ]
    return [chance.choice(verbs)(tag) if chance.random() < 1 / 3 else tag for tag in known] + new


def figures(home: Path) -> dict[str, float]:
    """Seconds for planning and for carrying out."""
    places = paths(home=home)
    with Library.open(places.library, places.backups) as library:
        merging = Session(library, resources.text(resources.STARTER_TAGS)).merging
        merging.take(TagSetFile(SET, tuple(tags())))
        theirs = TagSetFile(SET, tuple(changed(tags())))
        settle()
        start = perf_counter()
        plan = merging.plan(theirs)
        planned = perf_counter()
        merging.merge(plan)
        return {"planned": planned - start, "merged": perf_counter() - start}


if __name__ == "__main__":
    print(json.dumps(figures(Path(sys.argv[1]))))
