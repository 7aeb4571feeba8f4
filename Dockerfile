# syntax=docker/dockerfile:1
# One image for web, worker, beat and migrations; docker-compose.yml gives each its command.

FROM node:24-trixie-slim AS front
WORKDIR /heed
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY static ./static
RUN npm run build

FROM python:3.13-slim-trixie AS packages
COPY requirements/main.txt .
RUN python -m venv /opt/venv \
    && /opt/venv/bin/pip install --no-cache-dir --require-hashes --no-deps --only-binary :all: -r main.txt

FROM python:3.13-slim-trixie
# pango sets the text of the PDF records; the faces they use are built into static/dist.
RUN apt-get update \
    && apt-get install --yes --no-install-recommends \
        libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --uid 10001 --no-create-home --home-dir /tmp heed \
    && install --directory --owner 10001 --group 10001 /srv/heed/files
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DJANGO_SETTINGS_MODULE=config.settings.prod \
    FILES_DIR=/srv/heed/files
WORKDIR /heed
COPY --from=packages /opt/venv /opt/venv
COPY . .
COPY --from=front /heed/static/dist ./static/dist
# Nothing of these values stays: they only let the settings be read while files are collected.
RUN SECRET_KEY="$(python -c 'import secrets; print(secrets.token_urlsafe(50))')" \
    DATABASE_URL=postgres://build@localhost/heed REDIS_URL=redis://localhost \
    ALLOWED_HOSTS=localhost EMAIL_URL=smtp://localhost DEFAULT_FROM_EMAIL=heed@localhost \
    python manage.py collectstatic --noinput \
    && python -m compileall -q .
USER 10001:10001
EXPOSE 8000
CMD ["gunicorn", "config.wsgi", "--bind", "0.0.0.0:8000", "--workers", "2", \
     "--worker-tmp-dir", "/tmp", "--access-logfile", "-"]
