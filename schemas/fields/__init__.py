"""What each column means: declared once, by name, and carried in the Parquet field metadata, the data dictionary and the docs."""

from schemas.fields.declared import Field
from schemas.fields.governance import GOVERNANCE_FIELDS
from schemas.fields.parse import PARSE_FIELDS

FIELDS: dict[str, Field] = {field.name: field for field in (*GOVERNANCE_FIELDS, *PARSE_FIELDS)}

__all__ = ["FIELDS", "Field"]
