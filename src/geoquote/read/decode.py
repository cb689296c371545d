"""Bytes to text: UTF-8, UTF-16 with a byte-order mark, what a page declares, old single-byte encodings."""

import codecs
import re

from geoquote.errors import EmptyInput, InputError, NotText

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_MAGIC = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a packed file (Word, Excel, zip)",
    b"\xd0\xcf\x11\xe0": "an old Office file",
    b"\x1f\x8b": "a packed file (gzip)",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"{\\rtf": "a Rich Text file",
}
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\v\x1a\x1b")) + b"\x7f"
_CONTROL_SHARE = 0.01
_SAMPLE = 1 << 16
# What English news was written in before UTF-8; more candidates only make wrong guesses likelier.
_OLD = ["cp1252", "cp1250", "cp1251", "cp1254", "mac_roman"]
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_REMEDY = "save its text as UTF-8"


def without_surrogates(text: str) -> str:
    """Replace lone surrogates one for one with U+FFFD, so that offsets stay."""
    return _LONE_SURROGATE.sub("\ufffd", text)


def check_text(data: bytes, name: str) -> None:
    """Raise EmptyInput or NotText where the beginning of a file is not that of a text."""
    if not data.strip():
        raise EmptyInput(f"{name}: empty; nothing to read")
    for magic, what in _MAGIC.items():
        if data.startswith(magic):
            raise NotText(f"{name}: {what}, not text; {_REMEDY}")
    if bom_encoding(data) in ("utf-16-le", "utf-16-be"):
        return
    sample = data[:_SAMPLE]
    if b"\0" in data:
        raise NotText(f"{name}: binary data (NUL bytes), not text; {_REMEDY}")
    if len(sample) - len(sample.translate(None, _CONTROLS)) > _CONTROL_SHARE * len(sample):
        raise NotText(f"{name}: binary data (control characters), not text; {_REMEDY}")


def bom_encoding(data: bytes) -> str | None:
    """Return the encoding a byte-order mark tells, if there is one."""
    return next((encoding for bom, encoding in _BOMS if data.startswith(bom)), None)


def decode(data: bytes, name: str, *, declared: str | None = None) -> tuple[str, InputError | None]:
    """Return the text, and an error to report beside it where some bytes could not be read.

    Line ends stay as they are; a byte-order mark is no part of the text.  `declared` is what a page says of
    itself; it counts where the bytes are no UTF-8.  Raises EmptyInput or NotText.
    """
    check_text(data, name)
    text, error = _decode(data, name, declared)
    text = without_surrogates(text).removeprefix("\ufeff")
    if not text.strip():
        raise EmptyInput(f"{name}: empty; nothing to read")
    return text, error


def _decode(data: bytes, name: str, declared: str | None) -> tuple[str, InputError | None]:
    if encoding := bom_encoding(data):
        return _strict_or_mended(data, encoding, name)
    try:
        return data.decode("utf-8", "surrogatepass"), None
    except UnicodeDecodeError:
        encoding = encoding_of(data, declared)
    return _strict_or_mended(data, encoding, name)


def encoding_of(data: bytes, declared: str | None = None) -> str:
    """Return the encoding of bytes that are not all UTF-8."""
    if _mostly_utf8(data):
        return "utf-8"
    if declared:
        try:
            data.decode(declared)
            return declared
        except (LookupError, UnicodeDecodeError):
            pass  # A page may declare what it is not; then its bytes have to tell.
    from charset_normalizer import from_bytes

    best = from_bytes(_sample(data), cp_isolation=_OLD).best()
    return best.encoding if best else "cp1252"


def _sample(data: bytes) -> bytes:
    """Cut a sample around the first byte beyond ASCII: only such bytes tell encodings apart."""
    first = re.search(rb"[\x80-\xff]", data)
    start = max(0, (first.start() if first else 0) - _SAMPLE // 8)
    return data[start : start + _SAMPLE]


def _mostly_utf8(data: bytes) -> bool:
    whole = _MULTIBYTE.findall(data)
    beyond = len(data) - len(data.translate(None, bytes(range(128, 256))))
    return 2 * sum(map(len, whole)) > beyond


def _strict_or_mended(data: bytes, encoding: str, name: str) -> tuple[str, InputError | None]:
    try:
        return data.decode(encoding), None
    except UnicodeDecodeError as error:
        place = f"the first at byte {error.start + 1}"
    text = data.decode(encoding, "replace")
    return text, InputError(
        f"{name}: some bytes are not {encoding.upper()}, {place}; read with U+FFFD in their place; {_REMEDY}"
    )
