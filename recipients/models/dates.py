"""How a date of which not everything is known is kept."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

partial_date = RegexValidator(
    r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$",
    _("Give a year, a year and month, or a full date: 2015, 2015-05 or 2015-05-03."),
)


class PartialDateField(models.CharField):
    """A date known to the day, the month or only the year: kept as known, never invented."""

    def __init__(self, *args, **kwargs):
        kwargs["max_length"] = 10
        kwargs["validators"] = [partial_date]
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, _path, args, kwargs = super().deconstruct()
        del kwargs["max_length"]
        kwargs.pop("validators", None)
        return name, "recipients.models.PartialDateField", args, kwargs
