"""What gunicorn serves."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.prod")
application = get_wsgi_application()


def refuse_edited_law() -> None:
    """Stop with a sentence where a file is not the text that two officers put in use."""
    from django.core.checks import Tags, run_checks

    faults = run_checks(tags=[Tags.database], databases=["default"])
    edited = [str(each.msg) for each in faults if each.id == "policy.E002"]
    if edited:
        raise SystemExit("\n".join(edited))


refuse_edited_law()
