"""Words and numbers of invented reports."""

from __future__ import annotations

from random import Random

STATES = tuple(
    [
        "Alabama",
        "Alaska",
        "Arizona",
        "Arkansas",
        "California",
        "Colorado",
        "Connecticut",
        "Delaware",
        "Florida",
        "Georgia",
        "Hawaii",
        "Idaho",
        "Illinois",
        "Indiana",
        "Iowa",
        "Kansas",
        "Kentucky",
        "Louisiana",
        "Maine",
        "Maryland",
        "Massachusetts",
        "Michigan",
        "Minnesota",
        "Mississippi",
        "Missouri",
        "Montana",
        "Nebraska",
        "Nevada",
    ]
)
COUNTRIES = tuple(
    [
        "Belgium",
        "Bulgaria",
        "Denmark",
        "Germany",
        "Estonia",
        "Ireland",
        "Greece",
        "Spain",
        "France",
        "Italy",
        "Cyprus",
        "Latvia",
        "Lithuania",
        "Luxembourg",
        "Hungary",
        "Malta",
        "Netherlands",
        "Austria",
        "Poland",
        "Portugal",
        "Romania",
        "Slovenia",
        "Slovakia",
        "Finland",
        "Sweden",
    ]
)
CODES = tuple(
    [
        "BE",
        "BG",
        "CZ",
        "DK",
        "DE",
        "EE",
        "IE",
        "EL",
        "ES",
        "FR",
        "IT",
        "CY",
        "LV",
        "LT",
        "LU",
        "HU",
        "MT",
        "NL",
        "AT",
        "PL",
        "PT",
        "RO",
        "SI",
        "SK",
        "FI",
        "SE",
        "UK",
    ]
)
INDUSTRIES = (
    "Agriculture, forestry, fishing, and hunting",
    "Mining",
    "Utilities",
    "Construction",
    "Durable goods manufacturing",
    "Wholesale trade",
    "Retail trade, including eating and drinking places",
    "Transportation and warehousing",
    "Information",
    "Finance and insurance",
    "Real estate and rental and leasing",
    "Professional, scientific, and technical services",
    "Educational services",
    "Health care and social assistance",
    "Arts, entertainment, and recreation",
    "Federal government enterprises and general administration of all kinds",
)
AGES = ("Under 18 years", "18 to 24 years", "25 to 34 years", "35 to 44 years", "45 to 54 years", "55 to 64 years", "65 years and over")
GROUPS = (
    "Men",
    "Women",
    "White",
    "Black or African American",
    "Asian",
    "Hispanic or Latino ethnicity",
    "Full-time workers",
    "Part-time workers",
)
PROGRAMMES = (
    "Rural Housing",
    "Clean Water",
    "Road Safety",
    "School Lunch",
    "Coastal Watch",
    "Energy Star",
    "Small Harbours",
    "Local Libraries",
)
_NOUNS = [
    "share",
    "number",
    "rate",
    "level",
    "survey",
    "estimate",
    "household",
    "period",
    "programme",
    "region",
    "increase",
    "decline",
    "result",
    "area",
    "fund",
    "price",
    "report",
    "measure",
]
_VERBS = ["rose", "fell", "reached", "covered", "showed", "included", "exceeded", "followed", "described", "supported"]
_ADJECTIVES = ["annual", "total", "average", "higher", "lower", "regional", "national", "recent", "final", "overall", "estimated", "public"]


def sentence(draw: Random) -> str:
    """One sentence of running text."""
    parts = ["The", draw.choice(_ADJECTIVES), draw.choice(_NOUNS), "of the", draw.choice(_NOUNS), draw.choice(_VERBS)]
    parts += ["the", draw.choice(_ADJECTIVES), draw.choice(_NOUNS)]
    if draw.random() < 0.6:
        parts += [
            "in",
            str(draw.randint(1995, 2012)) + ",",
            "while the",
            draw.choice(_NOUNS),
            "by",
            draw.choice(_NOUNS),
            draw.choice(_VERBS),
        ]
        parts += ["to", f"{draw.randint(2, 99)}.{draw.randint(0, 9)}", "percent"]
    return " ".join(parts) + "."


def paragraph(draw: Random, sentences: int = 4) -> str:
    """A few sentences."""
    return " ".join(sentence(draw) for _ in range(sentences))


def phrase(draw: Random, least: int = 3, most: int = 9) -> str:
    """A few words without a full stop, as cells hold them."""
    words = [draw.choice((_NOUNS, _ADJECTIVES)[i % 2]) for i in range(draw.randint(least, most))]
    return " ".join(words).capitalize()


def count(draw: Random, most: int = 99_999) -> str:
    """A whole number with thousands parted."""
    return f"{int(most ** draw.uniform(0.3, 1.0)):,}"


def share(draw: Random) -> str:
    """A number with one digit behind the point."""
    return f"{draw.uniform(0, 100):.1f}"


def change(draw: Random) -> str:
    """A number with a sign."""
    return f"{draw.choice('-–+')}{draw.uniform(0, 30):.1f}"


def years(draw: Random, number: int) -> list[str]:
    """Years one after the other."""
    first = draw.randint(1990, 2008)
    return [str(first + i) for i in range(number)]
