"""Render the fictional court filing of the demo from the text beside this script.

    python scripts/make_demo_filing.py [OUT.pdf]

Needs fpdf2 (2.8.9 was used), which is no dependency of the package: the PDF is shipped, and this script says where it
came from. The same text and the same fpdf2 give the same bytes.

Marks in the text: `!` a centred heading, `[ left | right` a row of the caption, `>` a line of the signature block.
Anything else is a paragraph.
"""

# fpdf2 is not installed where the types are checked.
# mypy: disable-error-code="import-not-found,import-untyped,misc"

import sys
from datetime import UTC, datetime
from pathlib import Path

from fpdf import FPDF
from fpdf.enums import Align

HERE = Path(__file__).resolve().parent
TEXT = HERE / "demo_filing.txt"
OUT = HERE.parent / "src/averment/demo/reports/05-court-filing.pdf"
FILED = datetime(2026, 1, 20, 15, 30, tzinfo=UTC)
STAMP = "Case: 3:25-cr-09999   Doc #: 31   Filed: 01/20/26   {page} of {{nb}}"
NOTE = "Fiction, written for Averment: no such case was ever filed."
LINE = 6.5


class Filing(FPDF):
    """A letter-size court paper with the clerk's stamp above and the page number below."""

    def __init__(self) -> None:
        super().__init__(format="letter")
        self.set_creation_date(FILED)
        self.set_producer("averment demo")
        self.set_title("Defendant's Motion to Dismiss With Prejudice and Request for a Hearing")
        self.set_author("Abernathy & Rourke LLP")
        self.set_lang("en-US")
        self.set_margins(25.4, 22, 25.4)
        self.set_auto_page_break(auto=True, margin=25)

    def header(self) -> None:
        """Put the clerk's stamp on the page."""
        self.set_font("Helvetica", size=9)
        self.cell(0, 5, STAMP.format(page=self.page_no()), align=Align.C, new_x="LMARGIN", new_y="NEXT")
        self.ln(6)

    def footer(self) -> None:
        """Put the page number and the note that this is fiction under the page."""
        self.set_y(-18)
        self.set_font("Times", size=10)
        self.cell(0, 5, str(self.page_no()), align=Align.C, new_x="LMARGIN", new_y="NEXT")
        self.set_font("Helvetica", size=7)
        self.cell(0, 4, NOTE, align=Align.C)

    def heading(self, text: str) -> None:
        """Set one centred line in bold."""
        self.set_font("Times", "B", 12)
        self.multi_cell(0, LINE, text, align=Align.C, new_x="LMARGIN", new_y="NEXT")

    def caption(self, left: str, right: str) -> None:
        """Set one row of the caption: the parties to the left, the paper to the right."""
        self.set_font("Times", size=12)
        self.cell(80, LINE, left)
        self.cell(8, LINE, ")")
        self.cell(0, LINE, right, new_x="LMARGIN", new_y="NEXT")

    def signature(self, text: str) -> None:
        """Set one line of the signature block."""
        self.set_font("Times", size=12)
        self.set_x(110)
        self.cell(0, LINE, text, new_x="LMARGIN", new_y="NEXT")

    def paragraph(self, text: str) -> None:
        """Set one paragraph."""
        self.set_font("Times", size=12)
        self.multi_cell(0, LINE, text, align=Align.L, new_x="LMARGIN", new_y="NEXT")
        self.ln(2)


def render(lines: list[str], filing: Filing) -> None:
    """Set every line of the text by its mark."""
    filing.add_page()
    for line in lines:
        mark, _, rest = line.partition(" ")
        if not line.strip():
            filing.ln(2)
        elif mark == "!":
            filing.heading(rest)
        elif mark == "[":
            left, _, right = rest.partition(" | ")
            filing.caption(left, right)
        elif mark == ">":
            filing.signature(rest)
        else:
            filing.paragraph(line)


def main(out: Path) -> None:
    """Write the filing to OUT."""
    filing = Filing()
    render(TEXT.read_text(encoding="utf-8").splitlines(), filing)
    filing.output(str(out))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else OUT)
