-- Run once by the database container when its volume is empty, as the superuser, in the database `switchboard`.
-- Three powers, three roles: the superuser makes the extension, the owner migrates, the runtime role serves people
-- and can neither change tables nor look past row-level security.
\getenv owner_password SWITCHBOARD_OWNER_PASSWORD
\getenv runtime_password SWITCHBOARD_RUNTIME_PASSWORD

CREATE EXTENSION IF NOT EXISTS vector;

CREATE ROLE switchboard_owner LOGIN CREATEROLE NOSUPERUSER NOBYPASSRLS PASSWORD :'owner_password';

-- The group roles to which the migrations grant; making them here lets the runtime role join them from the start.
CREATE ROLE switchboard_app NOLOGIN NOINHERIT;
CREATE ROLE switchboard_reader NOLOGIN NOINHERIT;
GRANT switchboard_app, switchboard_reader TO switchboard_owner WITH ADMIN OPTION;

CREATE ROLE switchboard_runtime LOGIN INHERIT NOSUPERUSER NOCREATEROLE NOBYPASSRLS
  IN ROLE switchboard_app, switchboard_reader PASSWORD :'runtime_password';

ALTER DATABASE switchboard OWNER TO switchboard_owner;
ALTER SCHEMA public OWNER TO switchboard_owner;
REVOKE CONNECT ON DATABASE switchboard FROM PUBLIC;
GRANT CONNECT ON DATABASE switchboard TO switchboard_runtime;
