"""What every section of the settings is: a frozen model that knows its names and takes no others."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """A model whose values are checked once, when it is made."""

    model_config = ConfigDict(frozen=True, extra="forbid")
