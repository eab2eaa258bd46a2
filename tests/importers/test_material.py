from __future__ import annotations

import gzip
import zipfile
from pathlib import Path

import pytest

from tui.errors import UnreadableError
from tui.importers.material import BEGINNING, materials_of
from tui.wording import Wording

WORDING = Wording()


def test_a_file_is_read_plain_and_packed_alike(tmp_path: Path) -> None:
    data = b"one\ntwo\n" * 20_000
    plain, packed = tmp_path / "a.csv", tmp_path / "a.csv.gz"
    plain.write_bytes(data)
    packed.write_bytes(gzip.compress(data))
    for path in (plain, packed):
        (material,) = materials_of(str(path), WORDING)
        assert material.beginning() == data[:BEGINNING]
        assert material.content(len(data)) == data
        assert sum(1 for _ in material.lines()) == 40_000
        assert material.done == material.size == path.stat().st_size


def test_what_a_zip_holds_is_files_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("one.csv", b"1\n")
        archive.writestr("folder/two.csv", b"2\n" * 1000)
    one, two = materials_of(str(path), WORDING)
    assert (one.name, two.name) == (f"{path}/one.csv", f"{path}/folder/two.csv")
    assert list(one.lines()) == [b"1\n"]
    assert two.content(2000) == b"2\n" * 1000


def test_more_bytes_than_a_file_may_have_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.gz"
    path.write_bytes(gzip.compress(bytes(1024**2)))
    (material,) = materials_of(str(path), WORDING, largest=1024)
    with pytest.raises(UnreadableError, match="larger than"):
        list(material.lines())
    (material,) = materials_of(str(path), WORDING)
    with pytest.raises(UnreadableError, match="larger than"):
        material.content(1024)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("cut.gz", gzip.compress(b"words" * 1000, mtime=0)[:-9]),
        ("bad.gz", gzip.compress(b"words" * 1000, mtime=0)[:20] + b"?" * 30),
        ("cut.zip", b"PK\x03\x04" + bytes(100)),
    ],
)
def test_a_damaged_packing_is_a_sentence(name: str, data: bytes, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(UnreadableError, match="the packing is damaged"):
        list(materials_of(str(path), WORDING)[0].lines())


def test_only_regular_files_are_read(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="not a regular file"):
        materials_of(str(tmp_path), WORDING)
    with pytest.raises(UnreadableError, match="no such file"):
        materials_of(str(tmp_path / "none"), WORDING)
