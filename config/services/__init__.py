"""PostgreSQL and Valkey for people who have installed neither.

`python -m config.services run -- COMMAND` starts both, runs COMMAND with their addresses in its
environment, and stops exactly what it started. No Django in here: this runs before there is any.
"""

from config.services.problems import CannotStart
from config.services.running import Services, running

__all__ = ["CannotStart", "Services", "running"]
