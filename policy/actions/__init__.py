"""What one can do to the law: propose a text of it, agree to it, put it in use from a day on."""

from policy.actions.proposing import agree, propose, take_back
from policy.actions.putting import apply_from, keep, put_in_use

__all__ = ["agree", "apply_from", "keep", "propose", "put_in_use", "take_back"]
