"""The settings, and the only place that reads the environment. Each one stands in the README."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import platformdirs
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from drafting.errors import AmendsError

BUILTIN_MODEL: Final = "builtin/plain"

LISTS: Final = ("fallback_models", "open_models")
"""Settings that are comma lists; set to nothing, they are empty."""


class UnusableSetting(AmendsError):
    """An environment variable holds what it cannot mean."""


class Settings(BaseModel):
    """What can be set from outside. Times are in seconds."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    model: str = Field(BUILTIN_MODEL, description="the writer: builtin/plain, or any model litellm knows")
    fallback_models: tuple[str, ...] = Field(
        (BUILTIN_MODEL,), description="who writes where the model gives no draft, in order; a comma list"
    )
    api_base: str | None = Field(None, description="address of an OpenAI-compatible server")
    home: Path = Field(Path(), description="folder of the database")
    attempts: int = Field(3, ge=1, le=10, description="tries at a model, the first included")
    first_token_s: float = Field(
        20, gt=0, description="longest wait for the first words, and longest silence after them"
    )
    deadline_s: float = Field(90, gt=0, description="longest wait for a whole draft, retries included")
    concurrency: int = Field(8, ge=1, le=256, description="drafts by models at once; the rest wait in order")
    open_models: tuple[str, ...] = Field(
        (),
        description="models that are sent names and numbers as they stand, as one of this computer may be; a comma list",
    )
    hide_company: bool = Field(False, description="whether the company's name is kept from models too")
    second_reader: bool = Field(False, description="whether staff may ask the model for a second reading of a text")
    rules: Path | None = Field(None, description="folder of the house's own rules, and its changes to built-in ones")
    port: int = Field(8501, ge=1, le=65535, description="port of the page")

    def shows_details_to(self, model: str) -> bool:
        """Whether this model is sent names and numbers as they stand."""
        return model in self.open_models or "*" in self.open_models


def variable(setting: str) -> str:
    """The environment variable of a setting."""
    return f"AMENDS_{setting.upper()}"


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """The settings as they stand in the environment, defaults where it is silent.

    Raises:
        UnusableSetting: a variable cannot be read as what it should hold; the hint names it.
    """
    env = os.environ if environment is None else environment
    given: dict[str, Any] = {
        name: env[variable(name)].strip() for name in Settings.model_fields if env.get(variable(name), "").strip()
    }
    for name in LISTS:
        if variable(name) in env:
            given[name] = tuple(one.strip() for one in env[variable(name)].split(",") if one.strip())
    home = Path(given.pop("home", "") or platformdirs.user_data_dir("amends", appauthor=False)).expanduser()
    try:
        settings = Settings.model_validate({**given, "home": home})
    except ValidationError as error:
        first = error.errors()[0]
        name = variable(str(first["loc"][0]))
        raise UnusableSetting(f"{name} is set to {first['input']!r}: {first['msg'].lower()}.") from None
    return settings if settings.rules is None else settings.model_copy(update={"rules": settings.rules.expanduser()})


def prepare_litellm() -> None:
    """Keeps litellm from fetching its price list over the network when it is imported, and from chatting.

    Only the word "true" does it: "1" does not.
    """
    os.environ["LITELLM_LOCAL_MODEL_COST_MAP"] = "true"
    os.environ.setdefault("LITELLM_LOG", "ERROR")
