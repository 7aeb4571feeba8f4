"""Enter every country of ISO 3166-1, and Kosovo under the code in use for it."""

import pycountry
from django.db import migrations

BESIDE_THE_STANDARD = {"XK": "Kosovo"}


def enter(apps, schema_editor):
    """Add the countries that are not there yet; one entered by hand keeps its name."""
    country = apps.get_model("recipients", "Country")
    named = {each.alpha_2: getattr(each, "common_name", each.name) for each in pycountry.countries}
    country.objects.bulk_create(
        (country(code=code, name=name) for code, name in (named | BESIDE_THE_STANDARD).items()),
        ignore_conflicts=True,
    )


class Migration(migrations.Migration):
    dependencies = [("recipients", "0003_keep_why_a_standing_changed")]

    operations = [migrations.RunPython(enter, migrations.RunPython.noop)]
