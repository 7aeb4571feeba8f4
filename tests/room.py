"""Room for deep calls, so that no busy loop of a test maps memory at every call.

CPython (since 3.11) keeps the frames of running functions in chunks of 16 kilobytes, takes a new
chunk from the system when one is full, and gives it back as soon as the first function in it
returns. A loop that happens to call from the end of one chunk into the next therefore maps and
unmaps memory at each call, and each such call is some 200 times as dear. Under pytest a page is
rendered hundreds of frames deep, where this took a quarter of the suite's time; under gunicorn,
less deep, nothing was gained. A frame that asks for much room is given one chunk of that size, and
all that it calls lies there too.

Source: push_chunk and _PyThreadState_PopFrame in CPython's Python/pystate.c.
"""

import pytest
from _pytest.runner import runtestprotocol

SLOTS = 100_000  # of 8 bytes: CPython gives a chunk of a megabyte, a fifth of it for what is called


def with_room(function, *args, **kwargs):
    """Call a function where it and all it calls share one chunk of the stack."""
    return function(*args, **kwargs)


with_room.__code__ = with_room.__code__.replace(co_stacksize=SLOTS)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item, nextitem):
    """Run a test as pytest does, with room."""
    told = {"nodeid": item.nodeid, "location": item.location}
    item.ihook.pytest_runtest_logstart(**told)
    with_room(runtestprotocol, item, nextitem=nextitem)
    item.ihook.pytest_runtest_logfinish(**told)
    return True
