"""Bytes to text: UTF-8, UTF-16 with a byte-order mark, what a page declares, old single-byte encodings."""

import codecs
import re

from geoquote.errors import EmptyInput, InputError, NotText

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before the mark of UTF-16, which it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_REMEDY = "save its text as UTF-8"
_PICTURE = "a picture", "write its words down, or have a program recognise them, and save them as .txt"
_MAGIC = {
    b"%PDF": ("a PDF", "save its text as .txt (pdftotext does this)"),
    b"PK\x03\x04": ("a packed file (Word, Excel, zip)", "save the document in it as .txt or .csv"),
    b"\xd0\xcf\x11\xe0": ("an old Office file", "save it as .txt or .csv"),
    b"\x1f\x8b": ("a packed file (gzip)", "unpack it first"),
    b"\x89PNG": _PICTURE,
    b"\xff\xd8\xff": _PICTURE,
    b"GIF8": _PICTURE,
    b"{\\rtf": ("a Rich Text file", "save it as .txt"),
}
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\v\x1a\x1b")) + b"\x7f"
_CONTROL_SHARE = 0.01
_SAMPLE = 1 << 16
# What English news was written in before UTF-8; more candidates only make wrong guesses likelier.
_OLD = ["cp1252", "cp1250", "cp1251", "cp1254", "mac_roman"]
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


def without_surrogates(text: str) -> str:
    """Replace lone surrogates one for one with U+FFFD, so that offsets stay."""
    return _LONE_SURROGATE.sub("\ufffd", text)


def check_text(data: bytes, name: str) -> None:
    """Raise EmptyInput or NotText where the beginning of a file is not that of a text."""
    if not data.strip():
        raise EmptyInput(f"{name}: empty; nothing to read")
    for magic, (what, remedy) in _MAGIC.items():
        if data.startswith(magic):
            raise NotText(f"{name}: {what}, and geoquote reads text; {remedy}")
    if bom_encoding(data) not in (None, "utf-8"):
        return
    sample = data[:_SAMPLE]
    if b"\0" in data:
        raise _binary(name, "NUL bytes")
    if len(sample) - len(sample.translate(None, _CONTROLS)) > _CONTROL_SHARE * len(sample):
        raise _binary(name, "control characters")


def _binary(name: str, what: str) -> NotText:
    return NotText(f"{name}: binary data ({what}), and geoquote reads text; {_REMEDY}")


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
    if "\0" in text:  # what has a mark of UTF-16 or UTF-32 may still be no text
        raise _binary(name, "NUL characters")
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
