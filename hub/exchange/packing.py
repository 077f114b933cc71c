"""Bytes made small and big again, never bigger than allowed."""

import gzip
import io
import zlib

import zstandard
from django.core.exceptions import RequestDataTooBig

from hub.exchange.refusals import RefusalError

_LEVEL = 3
_WINDOW = 2**23
_GZIP = 31
_WORTH = 512


def packed(data: bytes) -> bytes:
    """Compressed with zstd."""
    return zstandard.ZstdCompressor(level=_LEVEL).compress(data)


def unpacked(data: bytes) -> bytes:
    """What `packed` made small; for our own bytes only."""
    return zstandard.ZstdDecompressor().decompress(data)


def received(body: bytes, encoding: str, most: int) -> bytes:
    """The body of a request by its `Content-Encoding`, read no further than `most` bytes.

    Raises `RequestDataTooBig` when there is more, and `RefusalError`: 415 for another encoding, 400
    when the bytes are not what they claim to be.
    """
    try:
        data = _read(body, encoding.strip().lower(), most + 1)
    except (zstandard.ZstdError, zlib.error) as reason:
        raise RefusalError(400, "not_readable", "The hub could not unpack this.") from reason
    if len(data) > most:
        raise RequestDataTooBig
    return data


def _read(body: bytes, encoding: str, most: int) -> bytes:
    if encoding == "zstd":
        unpacker = zstandard.ZstdDecompressor(max_window_size=_WINDOW)
        return unpacker.stream_reader(io.BytesIO(body)).read(most)
    if encoding == "gzip":
        return zlib.decompressobj(_GZIP).decompress(body, most)
    if encoding in ("", "identity"):
        return body[:most]
    raise RefusalError(415, "unknown_encoding", "The hub does not know this kind of packing.")


def answered(data: bytes, accepted: str) -> tuple[bytes, str | None]:
    """The body of an answer and its `Content-Encoding`, as small as `accepted` allows."""
    names = {part.partition(";")[0].strip().lower() for part in accepted.split(",")}
    if len(data) < _WORTH:
        return data, None
    if "zstd" in names:
        return packed(data), "zstd"
    if "gzip" in names:
        return gzip.compress(data, compresslevel=1, mtime=0), "gzip"
    return data, None
