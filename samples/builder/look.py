"""How a deck is drawn: colours, rules and fills of its tables."""

from dataclasses import dataclass, replace

# PowerPoint's ids of its own table styles.
MEDIUM_STYLE_2 = "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"
NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"


@dataclass(frozen=True)
class Bullet:
    """The glyph of one bullet level and its font."""

    glyph: str
    font: str


@dataclass(frozen=True)
class Look:
    """Colours are RRGGBB; None means not drawn. Widths are points."""

    table_style: str
    header_fill: str | None
    header_text: str
    bands: tuple[str, str] | None
    rule: str | None
    rule_width: float
    accent: str = "1F4E79"
    text: str = "262626"
    grey: str = "7F7F7F"
    font: str = "Calibri"
    bullets: tuple[Bullet, ...] = (Bullet("•", "Arial"), Bullet("–", "Arial"), Bullet("•", "Arial"))


OFFICE = Look(MEDIUM_STYLE_2, "1F4E79", "FFFFFF", ("D0D8E8", "E9EDF4"), "FFFFFF", 1.0)
BLACK_RULES = Look(NO_STYLE, None, "000000", None, "000000", 0.75)
HEADER_BAND = Look(NO_STYLE, "1F4E79", "FFFFFF", None, None, 0.0)
# PowerPoint's other common second level: the letter o of Courier New.
LETTER_BULLETS = replace(OFFICE, bullets=(Bullet("•", "Arial"), Bullet("o", "Courier New"), Bullet("•", "Arial")))
# A template of a later year: another font, a pale header with dark text, thin grey rules, no bands.
THIN_LINES = Look(NO_STYLE, "DCEBE7", "0B4F43", None, "8FA39E", 0.5, accent="0B6B5B", font="Liberation Sans")
