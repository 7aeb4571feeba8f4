"""Whether Heed can work: for a load balancer, a container's health check, and an engineer.

Sentences about the machinery only: nothing of any case, no address, no password.
"""

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from config.models import SILENCE, Heartbeat


@require_safe
@never_cache
def live(request: HttpRequest) -> JsonResponse:
    """Say that this process answers; ask nothing of anything else."""
    return JsonResponse({"live": True})


@require_safe
@never_cache
def ready(request: HttpRequest) -> JsonResponse:
    """Say whether everything Heed needs is there, and what is not."""
    problems = all_problems()
    return JsonResponse(
        {"ready": not problems, "problems": problems}, status=503 if problems else 200
    )


def all_problems() -> list[str]:
    """Return a sentence for each thing that is not as it should be."""
    problems = database_problems()
    if not problems:
        problems = background_problems(Heartbeat.Program.BEAT)
        problems += background_problems(Heartbeat.Program.WORKER)
    return problems + broker_problems()


def database_problems() -> list[str]:
    """Say whether the database answers and every migration is applied."""
    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return ["The database does not answer. Start it, or check DATABASE_URL."]
    if waiting:
        return [
            f"{len(waiting)} migrations are not applied. "
            "Run `manage.py migrate` as the owner's role."
        ]
    return []


def broker_problems() -> list[str]:
    """Say whether Redis answers."""
    import redis  # half a second to load, which a process that only shows pages never needs

    client = redis.Redis.from_url(
        settings.CELERY_BROKER_URL, socket_connect_timeout=2, socket_timeout=2
    )
    try:
        with client:
            client.ping()
    except redis.RedisError:
        return ["Redis does not answer: reminders wait. Start it, or check REDIS_URL."]
    return []


def background_problems(program: str) -> list[str]:
    """Say whether beat, or the worker, has been heard of lately."""
    name = Heartbeat.Program(program).label
    try:
        last = Heartbeat.last(program)
    except DatabaseError:
        return ["The database does not answer. Start it, or check DATABASE_URL."]
    if last is None:
        return [f"{name} has never been heard of. Start it."]
    if timezone.now() - last > SILENCE:
        minutes = (timezone.now() - last).total_seconds() // 60
        return [f"{name} has been silent for {minutes:.0f} minutes. Start it again."]
    return []
