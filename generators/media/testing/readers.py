"""Read media files with libraries that this project did not write.

Usage: readers.py MANIFEST, where MANIFEST is a JSON list of {"path", "kind", "format"}. Prints a JSON list in the same
order: {"format", "width", "height"} of an image whose every pixel was decoded, {"text"} of a document, or {"error"}.
`readers.py --missing` prints a JSON list of the libraries that cannot be imported.
"""

import importlib
import io
import json
import sys

LIBRARIES = ["PIL", "pypdf", "docx", "openpyxl", "xlrd", "olefile"]


def read_image(path, _format):
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = None
    with Image.open(path) as image:
        image.verify()
    with Image.open(path) as image:
        image.load()
        return {"format": image.format.lower(), "width": image.width, "height": image.height}


def read_pdf(path):
    import pypdf

    return "".join(page.extract_text() for page in pypdf.PdfReader(path, strict=True).pages)


def read_docx(path):
    import docx

    return "\n".join(paragraph.text for paragraph in docx.Document(path).paragraphs)


def read_xlsx(path):
    import openpyxl

    return cells(openpyxl.load_workbook(path).active.iter_rows(values_only=True))


def read_xls(path):
    import xlrd

    # xlrd remarks on every length that is no multiple of a sector; it reads on.
    sheet = xlrd.open_workbook(path, logfile=io.StringIO()).sheet_by_index(0)
    return cells(sheet.row_values(row) for row in range(sheet.nrows))


def read_doc(path):
    """olefile finds the streams; the piece table of the header says which of them is the text."""
    import struct

    import olefile

    with olefile.OleFileIO(path, raise_defects=olefile.DEFECT_INCORRECT) as file:
        main = file.openstream("WordDocument").read()
        (magic, flags) = struct.unpack_from("<H8xH", main)
        if magic != 0xA5EC:
            raise ValueError("no Word document")
        table = file.openstream("1Table" if flags & 0x0200 else "0Table").read()
    (offset, _length) = struct.unpack_from("<II", main, 0x01A2)
    (kind, _size, start, end, piece) = struct.unpack_from("<BIII2xI", table, offset)
    if kind != 2:
        raise ValueError("no piece table")
    at = (piece & 0x3FFFFFFF) // 2
    return main[at : at + end - start].decode("cp1252")


def read_html(path):
    from html.parser import HTMLParser

    texts = []
    parser = HTMLParser()
    parser.handle_data = texts.append
    with open(path, encoding="utf-8") as file:
        parser.feed(file.read())
    parser.close()
    return "\n".join(texts)


def read_csv(path):
    import csv

    with open(path, newline="", encoding="utf-8") as file:
        return cells(csv.reader(file))


def read_text(path):
    with open(path, encoding="utf-8") as file:
        return file.read().strip()


def cells(rows):
    return "\n".join(" ".join(str(cell) for cell in row) for row in rows if any(row))


DOCUMENTS = {
    "pdf": read_pdf,
    "csv": read_csv,
    "doc": read_doc,
    "docx": read_docx,
    "xls": read_xls,
    "xlsx": read_xlsx,
    "html": read_html,
    "txt": read_text,
    "md": read_text,
}


def read_document(path, format):
    return {"text": DOCUMENTS[format](path)}


KINDS = {"image": read_image, "document": read_document}


def read(entry):
    try:
        return KINDS[entry["kind"]](entry["path"], entry["format"])
    except Exception as problem:  # whatever a reader dislikes is the answer
        return {"error": f"{type(problem).__name__}: {problem}"}


def importable(library):
    try:
        importlib.import_module(library)
        return True
    except ImportError:
        return False


if __name__ == "__main__":
    if sys.argv[1] == "--missing":
        print(json.dumps([library for library in LIBRARIES if not importable(library)]))
    else:
        with open(sys.argv[1], encoding="utf-8") as manifest:
            print(json.dumps([read(entry) for entry in json.load(manifest)]))
