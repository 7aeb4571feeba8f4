"""What one can do with the register of recipients."""

from django.core.exceptions import ValidationError
from django.db import connection
from django.utils.translation import gettext as _

from casework.conflicts import Conflict, Theirs
from casework.references import next_reference
from casework.refusals import Objection, Refused
from casework.road import journey, perform
from recipients.actions.refusing import not_permitted, refuse_if
from recipients.models import Alias, Recipient, Standing
from recipients.names import clean_name
from recipients.permissions import Perm
from recipients.queries import family_of

NAMES = ("name", "latin_name")


def register_recipient(*, by, portfolio, aliases=(), **fields):
    """Enter a force, unit, authority, company or institution in the register.

    Names lose the marks nobody can see. Raises Refused with every objection.
    """
    with journey() as act:
        objections = [*not_permitted(by, Perm.EDIT_RECIPIENTS, portfolio)]
        fields, unreadable = _with_clean_names(fields)
        refuse_if("register_recipient", [*objections, *unreadable])
        recipient = Recipient.objects.create(
            reference=next_reference("RCP"), portfolio=portfolio, recorded_by=by, **fields
        )
        _name_also(recipient, aliases)
        act.record("recipients.register", recipient, by=by)
    return recipient


def revise_recipient(recipient, *, by, revision, aliases=None, **fields):
    """Correct a recipient's entry; raise Conflict when somebody corrected it meanwhile.

    A parent that stands below the recipient itself is refused.
    """
    with journey() as act:
        objections = [*not_permitted(by, Perm.EDIT_RECIPIENTS, recipient.portfolio)]
        fields, unreadable = _with_clean_names(fields)
        _one_change_of_the_tree_at_a_time()
        recipient = recipient.locked()
        objections += [*unreadable, *_would_turn_in_a_circle(recipient, fields.get("parent"))]
        refuse_if("revise_recipient", objections)
        changed = {
            name: value for name, value in fields.items() if getattr(recipient, name) != value
        }
        if changed and recipient.revision != revision:
            raise Conflict(
                {
                    name: (Theirs(getattr(recipient, name), recipient.revision), mine)
                    for name, mine in changed.items()
                }
            )
        added = _name_also(recipient, aliases or ())
        if changed or added:
            for name, value in changed.items():
                setattr(recipient, name, value)
            recipient.revision += 1
            recipient.save(update_fields=[*changed, "revision"])
            act.record("recipients.revise", recipient, by=by, fields=sorted([*changed, *added]))
    return recipient


def add_alias(recipient, *, by, name):
    """Add another name the recipient goes by, in its own script."""
    with journey() as act:
        refuse_if("add_alias", not_permitted(by, Perm.EDIT_RECIPIENTS, recipient.portfolio))
        recipient = recipient.locked()
        if _name_also(recipient, [name]):
            act.record("recipients.add_alias", recipient, by=by)
    return recipient


def change_standing(recipient, move, *, by, reason, successor=None):
    """Open or close a review, bar, lift a bar or dissolve, and keep the reason in its words."""
    with journey() as act:
        recipient = perform(getattr(recipient, move), by=by, reason=reason)
        standing = Standing.objects.create(recipient=recipient, move=move, why=reason, by=by)
        act.note(standing=standing.pk)
        if successor:
            refuse_if(move, _no_successor_of_itself(recipient, successor))
            recipient.successor = successor
            recipient.save(update_fields=["successor"])
            act.note(successor=successor.reference)
    return recipient


def _with_clean_names(fields):
    """Return the fields with their names cleaned, and what objects to those that cannot be."""
    cleaned, objections = dict(fields), []
    for name in NAMES:
        if name not in fields:
            continue
        try:
            cleaned[name] = clean_name(fields[name])
        except ValidationError as wrong:
            objections.append(Objection("name-unreadable", wrong.messages[0]))
    if "name" in cleaned and not cleaned["name"]:
        objections.append(
            Objection(
                "no-name",
                _("The name holds nothing anybody could see."),
                _("Type the name as its own country writes it."),
            )
        )
    return cleaned, objections


def _name_also(recipient, aliases):
    """Add the names it does not go by yet; return "aliases" in a list where any was new."""
    try:
        wanted = {clean_name(each) for each in aliases} - {"", recipient.name}
    except ValidationError as wrong:
        raise Refused("add_alias", [Objection("name-unreadable", wrong.messages[0])]) from None
    wanted -= set(Alias.objects.filter(recipient=recipient).values_list("name", flat=True))
    Alias.objects.bulk_create(Alias(recipient=recipient, name=name) for name in sorted(wanted))
    return ["aliases"] if wanted else []


def _one_change_of_the_tree_at_a_time():
    """Let two people who tie two recipients to one another meet here, not in a circle."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('recipients.tree'))")


def _would_turn_in_a_circle(recipient, parent):
    """Object to a parent that is the recipient, or stands anywhere below it."""
    if parent is None:
        return
    above = {each.pk for each in family_of(parent).above} | {parent.pk}
    if recipient.pk in above:
        yield Objection(
            "circle",
            _("%(parent)s is %(recipient)s or stands below it, so it cannot command it.")
            % {"parent": parent, "recipient": recipient},
            _("Choose what stands above it in fact, or leave the field empty."),
        )


def _no_successor_of_itself(recipient, successor):
    if successor.pk == recipient.pk:
        yield Objection(
            "own-successor",
            _("Nothing succeeds itself."),
            _("Choose what took its place, or leave the field empty."),
        )
