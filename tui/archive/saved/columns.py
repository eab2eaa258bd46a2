"""An archive in a container: its columns, its head and lists, and where its records stand."""

from __future__ import annotations

import os
from array import array
from collections.abc import Mapping, Sequence

import msgspec
from msgspec import Struct

from tui.archive.archive import Archive
from tui.archive.columns import FACETS, Columns, RowSet
from tui.archive.saved.container import Container, ContainerWriter, DamagedIndexError
from tui.archive.saved.maps import (
    Blobs,
    SavedLevels,
    SavedRecords,
    SavedRowSets,
    write_blobs,
    write_levels,
    write_records,
    write_row_sets,
)
from tui.archive.saved.store import FileStore
from tui.model.records import Actor, Head, Source

_NUMBERS = {"starts": "q", "latest": "q", "by_latest": "I", "cast": "I", "cast_ends": "I"}
_SETS = ("unbegun", "certain", "lasting")
_MAPS = ("rows_by_id", "answered_by", "contradicted_by")


class Records(Struct, frozen=True):
    """Where the events of a story stand in its file.

    Attributes:
        starts, lengths: byte offset and length, by row.
        mended: rows whose record differs from what stands in the file, with the record.
    """

    starts: array[int]
    lengths: array[int]
    mended: Mapping[int, bytes]


def write_columns(writer: ContainerWriter, columns: Columns) -> None:
    """Write the columns of a story."""
    for name, code in _NUMBERS.items():
        writer.add(name, array(code, getattr(columns, name)))
    for name in _SETS:
        writer.add(name, getattr(columns, name).serialize())
    for facet in FACETS:
        write_row_sets(writer, f"postings/{facet}", columns.postings[facet])
    for name in _MAPS:
        write_row_sets(writer, name, getattr(columns, name))
    write_blobs(writer, "quoted", (rows.serialize() for rows in columns.quoted))
    write_levels(writer, "spoken", columns.spoken)


def write_head(
    writer: ContainerWriter,
    head: Head,
    listed: Mapping[str, Actor],
    sources: Mapping[str, Source],
    unlisted: Sequence[str],
) -> None:
    """Write what a story holds beside its events, and the actors that only its events name."""
    writer.add("head", msgspec.msgpack.encode(head))
    write_records(writer, "listed", listed)
    write_records(writer, "sources", sources)
    writer.add("unlisted", msgspec.msgpack.encode(unlisted))


def write_places(writer: ContainerWriter, records: Records) -> None:
    """Write where the records of a story stand."""
    writer.add("starts of records", records.starts)
    writer.add("lengths of records", records.lengths)
    rows: Sequence[int] = sorted(records.mended)
    writer.add("mended/rows", array("I", rows))
    write_blobs(writer, "mended", (records.mended[row] for row in rows))


def read_archive(container: Container, descriptor: int) -> Archive:
    """The archive of a story whose file is open.

    Args:
        container: what was saved.
        descriptor: of the file; closed with the archive, or now where there is none.

    Raises:
        DamagedIndexError: the container is not as it was written.
    """
    try:
        store = _store(container, descriptor)
    except DamagedIndexError:
        os.close(descriptor)
        raise
    try:
        return Archive(
            msgspec.msgpack.decode(container.read("head"), type=Head),
            SavedRecords(container, "listed", Actor),
            SavedRecords(container, "sources", Source),
            _columns(container),
            store,
            msgspec.msgpack.decode(container.read("unlisted"), type=tuple[str, ...]),
        )
    except (msgspec.MsgspecError, ValueError) as error:
        raise DamagedIndexError(str(error)) from None


def _store(container: Container, descriptor: int) -> FileStore:
    starts = container.numbers("starts of records", "Q")
    lengths = container.numbers("lengths of records", "I")
    rows, blobs = container.numbers("mended/rows", "I"), Blobs(container, "mended")
    if len(rows) != len(blobs):
        raise DamagedIndexError("mended")
    return FileStore(descriptor, starts, lengths, dict(zip(rows, blobs, strict=True)))


def _columns(container: Container) -> Columns:
    def numbers(name: str) -> array[int]:
        return container.numbers(name, _NUMBERS[name])

    def row_set(name: str) -> RowSet:
        return RowSet.deserialize(container.read(name))

    return Columns(
        starts=numbers("starts"),
        latest=numbers("latest"),
        by_latest=numbers("by_latest"),
        unbegun=row_set("unbegun"),
        certain=row_set("certain"),
        lasting=row_set("lasting"),
        postings={facet: SavedRowSets(container, f"postings/{facet}") for facet in FACETS},
        cast=numbers("cast"),
        cast_ends=numbers("cast_ends"),
        quoted=tuple(map(RowSet.deserialize, Blobs(container, "quoted"))),
        spoken=SavedLevels(container, "spoken"),
        rows_by_id=SavedRowSets(container, "rows_by_id"),
        answered_by=SavedRowSets(container, "answered_by"),
        contradicted_by=SavedRowSets(container, "contradicted_by"),
    )
