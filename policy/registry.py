"""Which frameworks there are, which is in force, and the exact text a case was judged under."""

import hashlib
from collections.abc import Mapping
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from policy.framework import FRAMEWORKS, Framework, FrameworkError, load, loads
from policy.lint import lint

if TYPE_CHECKING:
    from accounts.models import Organisation


class UnknownFramework(LookupError):
    """A case or a person names a framework nobody has put in use. Says so in a sentence."""


def available() -> Mapping[str, Framework]:
    """Every framework on disk that reads and passes the lint, by id. Read once per process."""
    return _on_disk(str(directory()))


def directory() -> Path:
    """Where the framework files stand."""
    return Path(getattr(settings, "POLICY_DIR", FRAMEWORKS))


def in_force(
    framework_id: str, organisation: "Organisation | None" = None, day: date | None = None
) -> Framework:
    """The text new cases begin under: the one an organisation set a date for, else the newest.

    The newest is the last text put in use, or the one on disk where none was.
    """
    from policy.models import InForce, PublishedFramework

    if organisation is not None:
        dated = InForce.objects.filter(organisation=organisation, framework_id=framework_id)
        applied = dated.filter(standing_on(day or timezone.localdate())).select_related("text")
        if found := applied.first():
            return pinned(framework_id, found.text.version, found.text.digest)
    newest = PublishedFramework.objects.filter(framework_id=framework_id, base_digest="").last()
    if newest:
        return pinned(framework_id, newest.version, newest.digest)
    if framework_id not in available():
        raise UnknownFramework(
            _("There is no framework “{id}”. Put its file in {folder} and check it.").format(
                id=framework_id, folder=directory().name
            )
        )
    return available()[framework_id]


def standing_on(day: date) -> Q:
    """What applies on a day: begun, and not over."""
    return Q(from_day__lte=day) & (Q(to_day=None) | Q(to_day__gte=day))


def pinned(framework_id: str, version: str, digest: str) -> Framework:
    """The very text a case pinned: from disk while it is unchanged, else from what was kept."""
    on_disk = _readable().get(framework_id)
    if on_disk and on_disk.digest == digest:
        return on_disk
    return _read(_kept(framework_id, version, digest), f"{framework_id} {version}")


@lru_cache(maxsize=64)
def _kept(framework_id: str, version: str, digest: str) -> str:
    from policy.models import KeptText, PublishedFramework

    asked = {"framework_id": framework_id, "digest": digest}
    texts = [
        *PublishedFramework.objects.filter(**asked).values_list("text", flat=True),
        *KeptText.objects.filter(**asked).values_list("text", flat=True),
    ]
    kept = next((each for each in texts if _digest(each) == digest), None)
    if kept is None:
        raise UnknownFramework(
            _(
                "Nobody has put “{id}” {version} in use with the digest {digest}…, and no file"
                " has it. Put that text in use again, or ask a policy manager which version"
                " this case was judged under."
            ).format(id=framework_id, version=version, digest=digest[:12])
        )
    return kept


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


@lru_cache(maxsize=64)
def _read(text: str, name: str) -> Framework:
    return loads(text, name)


@cache
def _on_disk(folder: str) -> Mapping[str, Framework]:
    frameworks = [load(path) for path in sorted(Path(folder).glob("*.yaml"))]
    for framework in frameworks:
        if faults := lint(framework):
            raise FrameworkError("\n".join(str(fault) for fault in faults))
    return {framework.id: framework for framework in frameworks}


def _readable() -> Mapping[str, Framework]:
    """What is on disk, or nothing where it cannot be read: a kept text must still serve."""
    try:
        return available()
    except FrameworkError:
        return {}


def edited_files() -> list[str]:
    """A sentence for each file that says the version of a text in use and is not that text."""
    from policy.models import PublishedFramework

    on_disk = _readable()
    in_use = PublishedFramework.objects.filter(framework_id__in=on_disk)
    kept = {(text.framework_id, text.version): text for text in in_use.defer("text")}
    said = []
    for framework in on_disk.values():
        text = kept.get((framework.id, framework.version))
        if text and text.digest != framework.digest:
            said.append(
                _(
                    "{file} says it is {id} {version}, and is not the text that was put in use"
                    " under that version. Put the file back as it was, or give it a new version"
                    " and propose that."
                ).format(file=framework.name, id=framework.id, version=framework.version)
            )
    return said


def forget() -> None:
    """Read everything afresh: for tests, and after a file was changed on purpose."""
    _on_disk.cache_clear()
    _kept.cache_clear()
    _read.cache_clear()
