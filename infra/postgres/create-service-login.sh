#!/bin/sh
# Run once, when the data folder is made: the login that the services use, with the rights of role onrecord_service
# alone. The owner's password stays with the migrations.
set -eu
psql --set=ON_ERROR_STOP=1 --set=password="$ONRECORD_DATABASE_PASSWORD" \
  --username="${POSTGRES_USER:-postgres}" --dbname="$POSTGRES_DB" <<'SQL'
create role onrecord_service nologin;
create role onrecord login noinherit password :'password' in role onrecord_service;
SQL
