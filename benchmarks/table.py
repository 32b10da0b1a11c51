"""A plain table for the terminal and for docs."""

from __future__ import annotations

from collections.abc import Sequence

Row = tuple[str, str, str, str, str]
HEADINGS: Row = ("what", "median ms", "middle half", "ratio", "of what")


def print_table(title: str, rows: Sequence[Row]) -> None:
    widths = [max(len(row[column]) for row in (HEADINGS, *rows)) for column in range(len(HEADINGS))]
    print(f"\n{title}\n")
    for row in (HEADINGS, tuple("-" * width for width in widths), *rows):
        print("| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |")
