"""Form controls for answers: words that may be long, and a short table typed row by row."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

LONGEST = 20_000
SHORT = 500
BLANK_ROWS = 2
MOST_ROWS = 200


class WordsField(forms.CharField):
    """Words as typed, in any script; too long a text or a null byte is refused in a sentence.

    The browser is given no `maxlength`: it would cut a pasted text without saying so.
    """

    def __init__(self, *, longest=LONGEST, **kwargs):
        self.longest = longest
        super().__init__(**kwargs)
        self.validators = []

    def to_python(self, value):
        """Return the words with plain line ends, or say what keeps them from being kept."""
        text = super().to_python(value).replace("\r\n", "\n").replace("\r", "\n")
        if "\x00" in text:
            raise ValidationError(
                _("This holds a character that no text has (a null byte). Paste it as plain text."),
                code="null-byte",
            )
        if len(text) > self.longest:
            raise ValidationError(
                _(
                    "This is %(length)s characters long, and at most %(most)s can be kept."
                    " Shorten it, or cite the longer text as a source."
                )
                % {"length": f"{len(text):,}", "most": f"{self.longest:,}"},
                code="too-long",
            )
        return text


class RowsInput(forms.Widget):
    """A table of a few columns; there are always empty rows below to type in.

    `columns` says under which heading each column stands, by the word it is kept under.
    """

    template_name = "forms/rows_input.html"
    use_fieldset = True

    def __init__(self, columns, attrs=None):
        super().__init__(attrs)
        self.columns = columns
        self.first = next(iter(columns))

    def get_context(self, name, value, attrs):
        """Give the template a cell for each column of each row, and empty rows after."""
        context = super().get_context(name, value, attrs)
        held = value if isinstance(value, list) else []
        base = context["widget"]["attrs"].get("id", f"id_{name}")
        context["widget"]["columns"] = list(self.columns.values())
        context["widget"]["rows"] = [
            [self._cell(name, base, index, column, row) for column in self.columns]
            for index, row in enumerate([*held, *({} for _blank in range(BLANK_ROWS))])
        ]
        return context

    def _cell(self, name, base, index, column, row):
        return {
            "name": f"{name}-{index}-{column}",
            "id": f"{base}_{index}_{column}",
            "label": _("%(column)s, row %(row)s")
            % {"column": self.columns[column], "row": index + 1},
            "column": self.columns[column],
            "value": row.get(column, "") if isinstance(row, dict) else "",
        }

    def id_for_label(self, id_):
        """Return the id of the first cell: where an error's link leads."""
        return f"{id_}_0_{self.first}" if id_ else ""

    def value_from_datadict(self, data, files, name):
        """Return every row in which anything was typed."""
        rows, index = [], 0
        while index < MOST_ROWS and f"{name}-{index}-{self.first}" in data:
            row = {column: data.get(f"{name}-{index}-{column}", "") for column in self.columns}
            if any(text.strip() for text in row.values()):
                rows.append(row)
            index += 1
        return rows

    def value_omitted_from_data(self, data, files, name):
        """Tell whether the form did not carry this table at all."""
        return f"{name}-0-{self.first}" not in data


class RowsField(forms.Field):
    """A list of rows, each a set of words by column."""

    default_error_messages = {"required": gettext_lazy("The table is empty. Fill in a row.")}

    def __init__(self, *, columns, **kwargs):
        super().__init__(widget=RowsInput(columns), **kwargs)
        self.words = WordsField(required=False, longest=SHORT)

    def to_python(self, value):
        """Return the rows with each cell as words that can be kept."""
        return [
            {name: self.words.to_python(text) for name, text in row.items()} for row in value or []
        ]
