-- Tokens for what can't send a header (calendars, feed readers): each reads one route of one dossier, by the digest of
-- the token. It works as long as the key that made it: whether that has ended is asked when the token is used.

create table feed_token (
  dossier_id text collate "C" not null,
  token_id uuid not null,
  handle text collate "C" not null,
  digest text collate "C" not null,
  route text collate "C" not null check (route in ('calendar', 'feed', 'events', 'export')),
  label text not null,
  key_id uuid not null,
  created_at timestamptz(3) not null,
  expires_at timestamptz(3),
  last_used_at timestamptz(3),
  revoked_at timestamptz(3),
  primary key (dossier_id, token_id),
  unique (dossier_id, handle)
);

grant select, insert, update (last_used_at, revoked_at) on feed_token to onrecord_service;
