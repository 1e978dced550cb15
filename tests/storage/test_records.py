"""Records and errors can be used without the database library."""

import subprocess
import sys

import storage.errors
from storage.errors import StorageError


def test_records_and_errors_do_not_import_sqlite_utils():
    probe = "import sys, storage.records, storage.errors; print({'sqlite_utils', 'sqlite3'} & set(sys.modules))"
    answer = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "set()"


def test_every_error_is_one_sentence_that_says_what_is_safe():
    kinds = [kind for kind in vars(storage.errors).values() if isinstance(kind, type)]
    told = [kind for kind in kinds if issubclass(kind, StorageError) and kind is not StorageError]
    for kind in told:
        sentence = str(kind(path="文库.db", id="一", reason="满"))
        assert sentence.endswith(".")
        assert ". " not in sentence
        assert any(calm in sentence for calm in ("untouched", "safe", "nothing"))
    assert len({kind.sentence for kind in told}) == len(told)
