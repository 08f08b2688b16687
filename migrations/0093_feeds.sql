-- Feeds that are polled for a dossier. Who added them stands in its log; what lies here is how to poll them, and how it went.

create table feed (
  dossier_id text collate "C" not null,
  feed_id uuid not null,
  url text not null,
  -- The publisher of all that comes of it.
  source text not null,
  every_minutes integer not null check (every_minutes > 0),
  fetch_pages boolean not null,
  enabled boolean not null,
  created_at timestamptz(3) not null,
  -- What the server sent with the feed, to be sent back for a 304.
  etag text,
  last_modified text,
  polled_at timestamptz(3),
  -- While someone polls it, the end of that lease.
  next_poll_at timestamptz(3) not null,
  -- Polls in a row that failed.
  failures integer not null default 0,
  error_stage text collate "C",
  error text,
  primary key (dossier_id, feed_id),
  unique (dossier_id, url)
);

create index feed_due on feed (next_poll_at) where enabled;

-- Items that were seen, by digests: no words. One that changed is another row.
create table feed_item (
  dossier_id text collate "C" not null,
  feed_id uuid not null,
  item_digest text collate "C" not null,
  content_digest text collate "C" not null,
  -- null: it became no document.
  document_id text collate "C",
  problem text collate "C",
  attempts integer not null,
  seen_at timestamptz(3) not null,
  primary key (dossier_id, feed_id, item_digest, content_digest)
);

grant select, insert, update, delete on feed, feed_item to onrecord_service;
