-- The two roles and the database, as config/services makes them for the embedded server.
-- heed_owner owns the tables and only migrates; heed_app is what web, worker and beat sign in as.
-- Run once, by psql as a superuser, with OWNER_PASSWORD and APP_PASSWORD in the environment.
\set ON_ERROR_STOP on
\getenv owner_password OWNER_PASSWORD
\getenv app_password APP_PASSWORD

CREATE ROLE heed_owner LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD :'owner_password';
CREATE ROLE heed_app LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD :'app_password';
CREATE DATABASE heed OWNER heed_owner;
REVOKE ALL ON DATABASE heed FROM PUBLIC;
GRANT CONNECT ON DATABASE heed TO heed_app;

\connect heed
ALTER SCHEMA public OWNER TO heed_owner;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS btree_gist;
