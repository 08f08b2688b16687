-- API keys by the digest of their token; the token itself is shown once and kept nowhere. Issuing and revoking are
-- events of the log `_system`.

create table api_key (
  key_id uuid primary key,
  handle text collate "C" not null unique,
  digest text collate "C" not null,
  label text not null,
  scopes text[] not null check (
    cardinality(scopes) > 0 and scopes <@ array['read', 'ingest', 'review', 'webhooks', 'admin']
  ),
  dossiers text[],
  created_at timestamptz(3) not null default now(),
  expires_at timestamptz(3),
  revoked_at timestamptz(3)
);

grant select, insert, update (revoked_at) on api_key to onrecord_service;
