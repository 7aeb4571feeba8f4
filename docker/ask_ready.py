"""The web container's health check: ask the web whether everything it needs is there."""

import os
import sys
import urllib.error
import urllib.request

host = os.environ.get("ALLOWED_HOSTS", "localhost").split(",")[0].strip().lstrip(".")
question = urllib.request.Request("http://127.0.0.1:8000/health/ready", headers={"Host": host})
try:
    with urllib.request.urlopen(question, timeout=8) as answer:  # noqa: S310  the address is above
        print(answer.read().decode())
except urllib.error.HTTPError as refusal:
    sys.exit(refusal.read().decode())
except OSError as problem:
    sys.exit(f"The web does not answer: {problem}.")
