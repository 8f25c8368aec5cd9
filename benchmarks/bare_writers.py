"""The peers of `exports`: the same rows written by a library as its manual shows, with nothing around it.

python bare_writers.py json|csv|xlsx|pdf ROWS [TARGET]
python bare_writers.py pages URL TOKEN
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

COLUMNS = ("id", "day", "period", "title", "source_title", "status_title", "due_on", "paid_on")
MILLIMETRES = (24, 22, 18, 70, 50, 28, 22, 22, 22)


def read(path: str) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = json.loads(Path(path).read_text(encoding="utf-8"))["items"]
    return items


def cells(row: dict[str, Any]) -> list[str]:
    return [*(str(row[name]) for name in COLUMNS), row["amount"]["amount"]]


def write_json(rows: list[dict[str, Any]]) -> None:
    sys.stdout.write(json.dumps({"items": rows, "next": None}, ensure_ascii=False))


def write_csv(rows: list[dict[str, Any]], target: str) -> None:
    with Path(target).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow((*COLUMNS, "amount"))
        writer.writerows(map(cells, rows))


def write_xlsx(rows: list[dict[str, Any]], target: str) -> None:
    from xlsxwriter import Workbook

    book = Workbook(target, {"constant_memory": True})
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, (*COLUMNS, "amount"))
    for number, row in enumerate(rows, 1):
        *texts, amount = cells(row)
        sheet.write_row(number, 0, (*texts, float(amount)))
    book.close()


def write_pdf(rows: list[dict[str, Any]], target: str) -> None:
    from fpdf import FPDF

    fonts = Path(__file__).parents[1] / "gosmed_cli" / "documents" / "fonts"
    pdf = FPDF("landscape")
    pdf.add_font("DejaVu", "", str(fonts / "DejaVuSans.ttf"))
    pdf.set_font("DejaVu", size=8)
    pdf.add_page()
    for row in rows:
        for width, text in zip(MILLIMETRES, cells(row), strict=True):
            pdf.cell(width, 5, text)
        pdf.ln()
    pdf.output(target)


def pages(url: str, token: str) -> None:
    import httpx

    with httpx.Client(headers={"Authorization": f"Bearer {token}"}, timeout=60) as client:
        following: str | None = url
        while following:
            page = client.get(following).raise_for_status().json()
            sys.stdout.write(json.dumps(page["items"], ensure_ascii=False))
            following = f"{url}&cursor={page['next']}" if page["next"] else None


FILES: dict[str, Callable[[list[dict[str, Any]], str], None]] = {
    "csv": write_csv,
    "xlsx": write_xlsx,
    "pdf": write_pdf,
}

if __name__ == "__main__":
    kind, first, *rest = sys.argv[1:]
    if kind == "pages":
        pages(first, rest[0])
    elif kind == "json":
        write_json(read(first))
    else:
        FILES[kind](read(first), rest[0])
