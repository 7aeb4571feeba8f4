"""What one can do with recipients and what is known of them."""

from functools import partial

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils.translation import gettext as _

from casework.conflicts import Conflict, Theirs
from casework.references import next_reference
from casework.refusals import Objection, Refused
from casework.road import journey, perform
from recipients.models import Alias, Allegation, Recipient, Source, Standing
from recipients.names import clean_name
from recipients.permissions import Perm
from recipients.queries import family_of
from recipients.signals import allegation_recorded

NAMES = ("name", "latin_name")


def register_recipient(*, by, portfolio, aliases=(), **fields):
    """Enter a force, unit, authority, company or institution in the register.

    Names lose the marks nobody can see. Raises Refused with every objection.
    """
    with journey() as act:
        objections = [*_not_permitted(by, Perm.EDIT_RECIPIENTS, portfolio)]
        fields, unreadable = _with_clean_names(fields)
        _refuse("register_recipient", [*objections, *unreadable])
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
        objections = [*_not_permitted(by, Perm.EDIT_RECIPIENTS, recipient.portfolio)]
        fields, unreadable = _with_clean_names(fields)
        _one_change_of_the_tree_at_a_time()
        recipient = recipient.locked()
        objections += [*unreadable, *_would_turn_in_a_circle(recipient, fields.get("parent"))]
        _refuse("revise_recipient", objections)
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
        _refuse("add_alias", _not_permitted(by, Perm.EDIT_RECIPIENTS, recipient.portfolio))
        recipient = recipient.locked()
        if _name_also(recipient, [name]):
            act.record("recipients.add_alias", recipient, by=by)
    return recipient


def add_source(*, by, portfolio, allegation=None, **fields):
    """Keep a source once, to be cited anywhere; or the word of who holds it elsewhere."""
    with journey() as act:
        objections = [*_not_permitted(by, Perm.RECORD_ALLEGATION, portfolio)]
        _refuse("add_source", [*objections, *_source_objections(fields)])
        source = Source.objects.create(portfolio=portfolio, recorded_by=by, **fields)
        if allegation:
            allegation.sources.add(source)
        act.record("recipients.add_source", source, by=by, protected=source.protected)
    return source


def record_allegation(*, by, recipient, portfolio, sources=(), **fields):
    """Record what is said to have happened; whoever listens is told after the commit.

    The ledger keeps the reference alone: what is alleged may be restricted.
    """
    with journey() as act:
        _refuse("record_allegation", _not_permitted(by, Perm.RECORD_ALLEGATION, portfolio))
        allegation = Allegation.objects.create(
            reference=next_reference("ALL"),
            portfolio=portfolio,
            recipient=recipient,
            recorded_by=by,
            **fields,
        )
        allegation.sources.set(sources)
        act.record("recipients.record_allegation", allegation, by=by)
        transaction.on_commit(
            partial(allegation_recorded.send_robust, Allegation, allegation=allegation),
            robust=True,
        )
    return allegation


def dispose(allegation, *, by, disposition, standard=None):
    """Say what was made of an allegation, and which standard of proof it now reaches."""
    with journey() as act:
        _refuse("dispose", _not_permitted(by, Perm.RECORD_ALLEGATION, allegation.portfolio))
        allegation = Allegation.objects.select_for_update(of=("self",)).get(pk=allegation.pk)
        allegation.disposition = disposition
        allegation.standard = standard or allegation.standard
        allegation.save(update_fields=["disposition", "standard"])
        act.record("recipients.dispose", allegation, by=by, standard=allegation.standard)
    return allegation


def change_standing(recipient, move, *, by, reason, successor=None):
    """Open or close a review, bar, lift a bar or dissolve, and keep the reason in its words."""
    with journey() as act:
        recipient = perform(getattr(recipient, move), by=by, reason=reason)
        standing = Standing.objects.create(recipient=recipient, move=move, why=reason, by=by)
        act.note(standing=standing.pk)
        if successor:
            _refuse(move, _no_successor_of_itself(recipient, successor))
            recipient.successor = successor
            recipient.save(update_fields=["successor"])
            act.note(successor=successor.reference)
    return recipient


def _refuse(action, objections):
    """Refuse with every objection there is, or go on where there is none."""
    if found := list(objections):
        raise Refused(action, found)


def _not_permitted(by, permission, portfolio):
    if not (by.is_program or by.may(permission.value, portfolio)):
        yield Objection(
            "not-permitted",
            _("Your role does not let you %(act)s.") % {"act": permission.label},
            _("Ask somebody whose role lets them, or an administrator to change yours."),
        )


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


def _source_objections(fields):
    """Object to a source held elsewhere that says not where, or a hidden one without a gist."""
    if fields.get("held_elsewhere") and not fields.get("custodian"):
        yield Objection(
            "no-custodian",
            _("The source is held elsewhere, and nobody is named who holds it."),
            _("Name who holds it, so that it can be asked for."),
        )
    if fields.get("identity") and not fields.get("protected"):
        yield Objection(
            "identity-unprotected",
            _("Somebody is named as the source, and the source is not protected."),
            _("Mark the source as protected, or leave out who it is."),
        )
