"""How an amount stands in a model: validated from its plain data, written back as the user wrote it."""

from collections.abc import Callable, Mapping
from copy import copy
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic_core import PydanticCustomError, core_schema

from stillwaiting.errors import ScenarioError

if TYPE_CHECKING:
    from pydantic.json_schema import JsonSchemaValue

Plain = str | int | float | list["Plain"] | dict[str, "Plain"] | None

Amount = TypeVar("Amount")

ERROR_TYPE = "amount"
"""Type of the error a model reports; its `problems` are the amount's own."""


def plain(said: object) -> Plain:
    """The data as it is kept and written: texts, numbers, lists and mappings only."""
    if isinstance(said, Mapping):
        return {str(key): plain(value) for key, value in said.items()}
    if isinstance(said, list | tuple):
        return [plain(value) for value in said]
    if hasattr(said, "spelling"):
        return said.spelling  # type: ignore[no-any-return]
    if said is None or (isinstance(said, int | float) and not isinstance(said, bool)):
        return said
    return str(said).strip()


def together(said: object, form: Mapping[str, object]) -> Plain:
    """One form from what a Python caller gave by position and by name."""
    if not form:
        return plain(said)
    if said is None:
        return plain(form)
    return plain({**said, **form} if isinstance(said, Mapping) else {"value": said, **form})


def renamed(amount: Amount, name: str) -> Amount:
    """The same amount under another name."""
    other = copy(amount)
    object.__setattr__(other, "name", name)
    return other


def core(cls: type, read: Callable[[object], object]) -> core_schema.CoreSchema:
    """The schema by which a model reads and writes the amount."""

    def validate(said: object) -> object:
        if isinstance(said, cls):
            return said
        try:
            return read(said)
        except ScenarioError as error:
            context = {"problems": error.problems, "text": "; ".join(error.lines)}
            raise PydanticCustomError(ERROR_TYPE, "{text}", context) from None

    spelled = core_schema.plain_serializer_function_ser_schema(_spelling)
    return core_schema.no_info_plain_validator_function(validate, serialization=spelled)


def _spelling(amount: Any) -> Plain:
    spelling: Plain = amount.spelling
    return spelling


def text_schema(pattern: str, hint: str) -> "JsonSchemaValue":
    """A text in an editor's schema, with the words shown where it does not match."""
    return {"type": "string", "pattern": f"^\\s*(?:{pattern})\\s*$", "patternErrorMessage": hint}
