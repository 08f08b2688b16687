create table api_key (
  key_id uuid not null,
  handle text collate "C" not null,
  digest text collate "C" not null,
  label text not null,
  scopes text[] not null,
  dossiers text[],
  created_at timestamp(3) with time zone default now() not null,
  expires_at timestamp(3) with time zone,
  revoked_at timestamp(3) with time zone,
  last_used_at timestamp(3) with time zone,
  constraint api_key_scopes_check CHECK (((cardinality(scopes) > 0) AND (scopes <@ ARRAY['read'::text, 'ingest'::text, 'review'::text, 'webhooks'::text, 'admin'::text]))),
  constraint api_key_pkey PRIMARY KEY (key_id),
  constraint api_key_handle_key UNIQUE (handle)
);

create table checkpoint (
  dossier_id text collate "C" not null,
  consumer text collate "C" not null,
  seq bigint not null,
  constraint checkpoint_pkey PRIMARY KEY (dossier_id, consumer)
) with (fillfactor=50);

create table document (
  dossier_id text collate "C" not null,
  document_id text collate "C" not null,
  text text,
  salt bytea,
  title text,
  author text,
  url text,
  erased_at timestamp(3) with time zone,
  search tsvector generated always as (searched_words(dossier_id, ((COALESCE(title, ''::text) || '

'::text) || text))) stored,
  constraint document_check CHECK (((text IS NULL) = (erased_at IS NOT NULL))),
  constraint document_pkey PRIMARY KEY (dossier_id, document_id)
) with (autovacuum_analyze_scale_factor=0, autovacuum_analyze_threshold=10000);

create table dossier_secret (
  dossier_id text collate "C" not null,
  secret bytea not null,
  constraint dossier_secret_pkey PRIMARY KEY (dossier_id)
);

create table due_date (
  dossier_id text collate "C" not null,
  claim_id uuid not null,
  document_id text collate "C" not null,
  latest text collate "C" not null,
  constraint due_date_pkey PRIMARY KEY (dossier_id, claim_id)
);

create table due_date_withdrawn (
  dossier_id text collate "C" not null,
  document_id text collate "C" not null,
  constraint due_date_withdrawn_pkey PRIMARY KEY (dossier_id, document_id)
);

create table event (
  dossier_id text collate "C" not null,
  seq bigint not null,
  event_id uuid not null,
  stream_id text collate "C" not null,
  stream_version integer not null,
  type text collate "C" not null,
  schema_version integer not null,
  data jsonb not null,
  metadata jsonb not null,
  recorded_at timestamp(3) with time zone not null,
  constraint event_pkey PRIMARY KEY (dossier_id, seq),
  constraint event_dossier_id_event_id_key UNIQUE (dossier_id, event_id),
  constraint event_dossier_id_stream_id_stream_version_key UNIQUE (dossier_id, stream_id, stream_version)
);

create table extraction_request (
  dossier_id text collate "C" not null,
  request_id uuid not null,
  document_id text collate "C" not null,
  requested_at timestamp(3) with time zone not null,
  starts integer default 0 not null,
  constraint extraction_request_pkey PRIMARY KEY (dossier_id, request_id)
) with (fillfactor=70);

create table feed (
  dossier_id text collate "C" not null,
  feed_id uuid not null,
  url text not null,
  source text not null,
  every_minutes integer not null,
  fetch_pages boolean not null,
  enabled boolean not null,
  created_at timestamp(3) with time zone not null,
  etag text,
  last_modified text,
  polled_at timestamp(3) with time zone,
  next_poll_at timestamp(3) with time zone not null,
  failures integer default 0 not null,
  error_stage text collate "C",
  error text,
  items_left integer default 0 not null,
  constraint feed_every_minutes_check CHECK ((every_minutes > 0)),
  constraint feed_pkey PRIMARY KEY (dossier_id, feed_id),
  constraint feed_dossier_id_url_key UNIQUE (dossier_id, url)
);

create table feed_item (
  dossier_id text collate "C" not null,
  feed_id uuid not null,
  item_digest text collate "C" not null,
  content_digest text collate "C" not null,
  document_id text collate "C",
  problem text collate "C",
  attempts integer not null,
  seen_at timestamp(3) with time zone not null,
  constraint feed_item_pkey PRIMARY KEY (dossier_id, feed_id, item_digest, content_digest)
);

create table feed_token (
  dossier_id text collate "C" not null,
  token_id uuid not null,
  handle text collate "C" not null,
  digest text collate "C" not null,
  route text collate "C" not null,
  label text not null,
  key_id uuid not null,
  created_at timestamp(3) with time zone not null,
  expires_at timestamp(3) with time zone,
  last_used_at timestamp(3) with time zone,
  revoked_at timestamp(3) with time zone,
  constraint feed_token_route_check CHECK ((route = ANY (ARRAY['calendar'::text, 'feed'::text, 'events'::text, 'stream'::text, 'export'::text]))),
  constraint feed_token_pkey PRIMARY KEY (dossier_id, token_id),
  constraint feed_token_dossier_id_handle_key UNIQUE (dossier_id, handle)
);

create table idempotency (
  key_id uuid not null,
  idempotency_key text collate "C" not null,
  request_digest text collate "C" not null,
  command_id uuid not null,
  created_at timestamp(3) with time zone not null,
  started_at timestamp(3) with time zone not null,
  answer bytea,
  constraint idempotency_pkey PRIMARY KEY (key_id, idempotency_key)
);

create table language_model_answer (
  dossier_id text collate "C" not null,
  document_id text collate "C" not null,
  question bytea not null,
  answer text not null,
  answered_at timestamp(3) with time zone not null,
  constraint language_model_answer_pkey PRIMARY KEY (dossier_id, document_id, question)
);

create table language_model_use (
  dossier_id text collate "C" not null,
  day date not null,
  tokens bigint not null,
  requests integer not null,
  constraint language_model_use_pkey PRIMARY KEY (dossier_id, day)
) with (fillfactor=70);

create table linker_claim (
  dossier_id text collate "C" not null,
  claim_id uuid not null,
  document_id text collate "C" not null,
  facts jsonb not null,
  telling uuid not null,
  cluster uuid not null,
  pending boolean default false not null,
  constraint linker_claim_pkey PRIMARY KEY (dossier_id, claim_id)
) with (fillfactor=80);

create table linker_document (
  dossier_id text collate "C" not null,
  document_id text collate "C" not null,
  publisher text,
  published_on text,
  withdrawn boolean default false not null,
  constraint linker_document_pkey PRIMARY KEY (dossier_id, document_id)
);

create table linker_dossier (
  dossier_id text collate "C" not null,
  actors jsonb not null,
  outlets jsonb not null,
  relate_from bigint not null,
  folded_to bigint,
  constraint linker_dossier_pkey PRIMARY KEY (dossier_id)
);

create table linker_link (
  dossier_id text collate "C" not null,
  a uuid not null,
  b uuid not null,
  relation text collate "C" not null,
  rule text,
  barred boolean default false not null,
  constraint linker_link_pkey PRIMARY KEY (dossier_id, a, b, relation)
);

create table linker_term (
  dossier_id text collate "C" not null,
  key integer not null,
  term integer not null,
  claim_id uuid not null,
  constraint linker_term_pkey PRIMARY KEY (dossier_id, key, term, claim_id)
);

create table log (
  dossier_id text collate "C" not null,
  seq bigint not null,
  recorded_at timestamp(3) with time zone not null,
  constraint log_pkey PRIMARY KEY (dossier_id)
) with (fillfactor=50);

create table quote (
  dossier_id text collate "C" not null,
  claim_id uuid not null,
  document_id text collate "C" not null,
  words jsonb not null,
  search tsvector generated always as (searched_words(dossier_id, quoted_words(words))) stored,
  constraint quote_pkey PRIMARY KEY (dossier_id, claim_id)
) with (autovacuum_analyze_scale_factor=0, autovacuum_analyze_threshold=10000);

create table reclassification (
  dossier_id text collate "C" not null,
  configured_id uuid not null,
  configured_seq bigint not null,
  config_version integer not null,
  requested_at timestamp(3) with time zone not null,
  after_document text collate "C" default ''::text not null,
  examined integer default 0 not null,
  changed integer default 0 not null,
  starts integer default 0 not null,
  constraint reclassification_pkey PRIMARY KEY (dossier_id)
) with (fillfactor=70);

create table secrets_key (
  is_the_one boolean not null,
  key_id text collate "C" not null,
  registered_at timestamp(3) with time zone not null,
  constraint secrets_key_is_the_one_check CHECK (is_the_one),
  constraint secrets_key_pkey PRIMARY KEY (is_the_one)
);

create table view_actors (
  dossier_id text collate "C" not null,
  build integer not null,
  key text collate "C" not null,
  from_seq bigint not null,
  to_seq bigint,
  "row" jsonb not null,
  actor text collate "C" generated always as (("row" ->> 'actor'::text)) stored,
  kind text collate "C" generated always as (("row" ->> 'kind'::text)) stored,
  issue text collate "C" generated always as (("row" ->> 'issue'::text)) stored,
  said text collate "C" generated always as (("row" ->> 'said'::text)) stored,
  claim text collate "C" generated always as (("row" ->> 'claim'::text)) stored,
  confidence double precision generated always as ((("row" ->> 'confidence'::text))::double precision) stored,
  unnamed bigint generated always as ((("row" ->> 'unnamed'::text))::bigint) stored,
  constraint view_actors_pkey PRIMARY KEY (dossier_id, build, key, from_seq)
) with (fillfactor=90, autovacuum_analyze_scale_factor=0, autovacuum_analyze_threshold=10000);

create table view_build (
  dossier_id text collate "C" not null,
  view text collate "C" not null,
  build integer not null,
  version integer not null,
  seq bigint not null,
  next_build integer,
  next_version integer,
  next_seq bigint,
  constraint view_build_pkey PRIMARY KEY (dossier_id, view)
) with (fillfactor=50);

create table view_claims (
  dossier_id text collate "C" not null,
  build integer not null,
  key text collate "C" not null,
  from_seq bigint not null,
  to_seq bigint,
  "row" jsonb not null,
  claim text collate "C" generated always as ((("row" -> 'listed'::text) ->> 'claim'::text)) stored,
  said text collate "C" generated always as ((("row" -> 'listed'::text) ->> 'said'::text)) stored,
  link_b text collate "C" generated always as (("row" ->> 'b'::text)) stored,
  live boolean generated always as (((("row" -> 'listed'::text) ->> 'live'::text))::boolean) stored,
  confidence double precision generated always as (((("row" -> 'listed'::text) ->> 'confidence'::text))::double precision) stored,
  facets text[] collate "C" generated always as (string_to_array(((dossier_id || '/'::text) || replace((("row" -> 'listed'::text) ->> 'facets'::text), ' '::text, ((' '::text || dossier_id) || '/'::text))), ' '::text)) stored,
  recorded bigint generated always as (((("row" -> 'found'::text) ->> 'seq'::text))::bigint) stored,
  framework text collate "C" generated always as ((("row" -> 'listed'::text) ->> 'framework'::text)) stored,
  constraint view_claims_pkey PRIMARY KEY (dossier_id, build, key, from_seq)
) with (fillfactor=90, autovacuum_analyze_scale_factor=0, autovacuum_analyze_threshold=10000);

create table view_deadlines (
  dossier_id text collate "C" not null,
  build integer not null,
  key text collate "C" not null,
  from_seq bigint not null,
  to_seq bigint,
  "row" jsonb not null,
  claim text collate "C" generated always as ((("row" -> 'listed'::text) ->> 'claim'::text)) stored,
  due_order text collate "C" generated always as ((("row" -> 'listed'::text) ->> 'order'::text)) stored,
  entry text collate "C" generated always as ((("row" -> 'listed'::text) ->> 'entry'::text)) stored,
  said text collate "C" generated always as ((("row" -> 'listed'::text) ->> 'said'::text)) stored,
  live boolean generated always as (((("row" -> 'listed'::text) ->> 'live'::text))::boolean) stored,
  confidence double precision generated always as (((("row" -> 'listed'::text) ->> 'confidence'::text))::double precision) stored,
  framework text collate "C" generated always as ((("row" -> 'listed'::text) ->> 'framework'::text)) stored,
  party text collate "C" generated always as ((("row" -> 'listed'::text) ->> 'party'::text)) stored,
  constraint view_deadlines_pkey PRIMARY KEY (dossier_id, build, key, from_seq)
) with (fillfactor=90, autovacuum_analyze_scale_factor=0, autovacuum_analyze_threshold=10000);

create table view_demands (
  dossier_id text collate "C" not null,
  build integer not null,
  key text collate "C" not null,
  from_seq bigint not null,
  to_seq bigint,
  "row" jsonb not null,
  claim text collate "C" generated always as ((("row" -> 'listed'::text) ->> 'claim'::text)) stored,
  said text collate "C" generated always as ((("row" -> 'listed'::text) ->> 'said'::text)) stored,
  live boolean generated always as (((("row" -> 'listed'::text) ->> 'live'::text))::boolean) stored,
  confidence double precision generated always as (((("row" -> 'listed'::text) ->> 'confidence'::text))::double precision) stored,
  party text collate "C" generated always as ((("row" -> 'listed'::text) ->> 'party'::text)) stored,
  addressee text collate "C" generated always as ((("row" -> 'listed'::text) ->> 'addressee'::text)) stored,
  framework text collate "C" generated always as ((("row" -> 'listed'::text) ->> 'framework'::text)) stored,
  issues text collate "C" generated always as ((("row" -> 'listed'::text) ->> 'issues'::text)) stored,
  constraint view_demands_pkey PRIMARY KEY (dossier_id, build, key, from_seq)
) with (fillfactor=90, autovacuum_analyze_scale_factor=0, autovacuum_analyze_threshold=10000);

create table view_documents (
  dossier_id text collate "C" not null,
  build integer not null,
  key text collate "C" not null,
  from_seq bigint not null,
  to_seq bigint,
  "row" jsonb not null,
  published text collate "C" generated always as (("row" ->> 'published'::text)) stored,
  source text collate "C" generated always as (("row" ->> 'source'::text)) stored,
  status text collate "C" generated always as (("row" ->> 'status'::text)) stored,
  withdrawn boolean generated always as ((("row" ->> 'withdrawn'::text))::boolean) stored,
  recorded bigint generated always as ((("row" ->> 'seq'::text))::bigint) stored,
  constraint view_documents_pkey PRIMARY KEY (dossier_id, build, key, from_seq)
) with (fillfactor=90, autovacuum_analyze_scale_factor=0, autovacuum_analyze_threshold=10000);

create table view_dossiers (
  dossier_id text collate "C" not null,
  build integer not null,
  key text collate "C" not null,
  from_seq bigint not null,
  to_seq bigint,
  "row" jsonb not null,
  constraint view_dossiers_pkey PRIMARY KEY (dossier_id, build, key, from_seq)
) with (fillfactor=90);

create table view_sources (
  dossier_id text collate "C" not null,
  build integer not null,
  key text collate "C" not null,
  from_seq bigint not null,
  to_seq bigint,
  "row" jsonb not null,
  teller uuid generated always as ((("row" ->> 'teller'::text))::uuid) stored,
  said text collate "C" generated always as (("row" ->> 'said'::text)) stored,
  confidence double precision generated always as ((("row" ->> 'confidence'::text))::double precision) stored,
  constraint view_sources_pkey PRIMARY KEY (dossier_id, build, key, from_seq)
) with (fillfactor=90, autovacuum_analyze_scale_factor=0, autovacuum_analyze_threshold=10000);

create table view_sticking_points (
  dossier_id text collate "C" not null,
  build integer not null,
  key text collate "C" not null,
  from_seq bigint not null,
  to_seq bigint,
  "row" jsonb not null,
  issue text collate "C" generated always as (("row" ->> 'issue'::text)) stored,
  claim text collate "C" generated always as (("row" ->> 'claimId'::text)) stored,
  framework text collate "C" generated always as (COALESCE(("row" ->> 'framework'::text), ''::text)) stored,
  party text collate "C" generated always as (COALESCE(("row" ->> 'party'::text), ''::text)) stored,
  actor text collate "C" generated always as (COALESCE(("row" ->> 'actorId'::text), ''::text)) stored,
  stance text collate "C" generated always as (("row" ->> 'stance'::text)) stored,
  said text collate "C" generated always as ((("row" -> 'said'::text) ->> 'order'::text)) stored,
  earliest text collate "C" generated always as ((("row" -> 'said'::text) ->> 'earliest'::text)) stored,
  latest text collate "C" generated always as (COALESCE((("row" -> 'said'::text) ->> 'latest'::text), '9999-12-31'::text)) stored,
  open boolean generated always as ((COALESCE((("row" -> 'said'::text) ->> 'latest'::text), '9999-12-31'::text) > split_part((("row" -> 'said'::text) ->> 'order'::text), '/'::text, 1))) stored,
  relayed boolean generated always as ((("row" ->> 'relayed'::text))::boolean) stored,
  sure double precision generated always as (
CASE
    WHEN (("row" ->> 'review'::text) = ANY (ARRAY['confirmed'::text, 'corrected'::text])) THEN (1)::double precision
    ELSE (("row" ->> 'confidence'::text))::double precision
END) stored,
  phase integer generated always as ((("row" ->> 'phase'::text))::integer) stored,
  spoken text collate "C" generated always as (((((((COALESCE(("row" ->> 'framework'::text), ''::text) || '/'::text) || ("row" ->> 'issue'::text)) || '/'::text) ||
CASE
    WHEN (("row" ->> 'holder'::text) = ("row" ->> 'claimId'::text)) THEN ''::text
    ELSE ("row" ->> 'holder'::text)
END) || '/'::text) || COALESCE(("row" ->> 'party'::text), ''::text))) stored,
  constraint view_sticking_points_pkey PRIMARY KEY (dossier_id, build, key, from_seq)
) with (fillfactor=90, autovacuum_analyze_scale_factor=0, autovacuum_analyze_threshold=10000);

create table webhook_attempt (
  dossier_id text collate "C" not null,
  endpoint_id uuid not null,
  seq bigint not null,
  attempt integer not null,
  at timestamp(3) with time zone not null,
  duration_ms integer not null,
  status integer,
  error_stage text collate "C",
  error text,
  answer bytea,
  constraint webhook_attempt_pkey PRIMARY KEY (dossier_id, endpoint_id, seq, attempt)
);

create table webhook_cursor (
  dossier_id text collate "C" not null,
  endpoint_id uuid not null,
  seq bigint not null,
  constraint webhook_cursor_pkey PRIMARY KEY (dossier_id, endpoint_id)
);

create table webhook_delivery (
  dossier_id text collate "C" not null,
  endpoint_id uuid not null,
  seq bigint not null,
  event_id uuid not null,
  classified_seq bigint,
  state text collate "C" not null,
  attempts integer not null,
  next_attempt_at timestamp(3) with time zone not null,
  tries integer default 0 not null,
  due_since timestamp(3) with time zone default now() not null,
  leased_until timestamp(3) with time zone,
  ordered boolean default false not null,
  constraint webhook_delivery_state_check CHECK ((state = ANY (ARRAY['due'::text, 'delivered'::text, 'failed'::text, 'blocked'::text]))),
  constraint webhook_delivery_pkey PRIMARY KEY (dossier_id, endpoint_id, seq)
) with (fillfactor=80);

create table webhook_endpoint (
  endpoint_id uuid not null,
  url text,
  description text not null,
  filter jsonb not null,
  dossiers text[],
  key_id uuid,
  created_at timestamp(3) with time zone not null,
  disabled_at timestamp(3) with time zone,
  disabled_reason text,
  ordered boolean default false not null,
  concurrency integer,
  per_second integer,
  rate_until timestamp(3) with time zone,
  header_names text[] default '{}'::text[] not null,
  disabled_cause text collate "C",
  failures integer default 0 not null,
  failing_since timestamp(3) with time zone,
  failed_at timestamp(3) with time zone,
  paused_until timestamp(3) with time zone,
  sending_by uuid,
  sending_until timestamp(3) with time zone,
  constraint webhook_endpoint_check CHECK (((disabled_at IS NULL) = (disabled_reason IS NULL))),
  constraint webhook_endpoint_check1 CHECK (((disabled_at IS NULL) = (disabled_cause IS NULL))),
  constraint webhook_endpoint_concurrency_check CHECK (((concurrency >= 1) AND (concurrency <= 50))),
  constraint webhook_endpoint_disabled_cause_check CHECK ((disabled_cause = ANY (ARRAY['by-hand'::text, 'gone'::text, 'failing'::text, 'key-ended'::text]))),
  constraint webhook_endpoint_per_second_check CHECK (((per_second >= 1) AND (per_second <= 1000))),
  constraint webhook_endpoint_sending_check CHECK (((sending_by IS NULL) = (sending_until IS NULL))),
  constraint webhook_endpoint_pkey PRIMARY KEY (endpoint_id)
);

create table webhook_secret (
  secret_id uuid not null,
  endpoint_id uuid not null,
  purpose text collate "C" not null,
  sealed bytea not null,
  sealed_by text collate "C" not null,
  created_at timestamp(3) with time zone not null,
  expires_at timestamp(3) with time zone,
  constraint webhook_secret_purpose_check CHECK ((purpose = ANY (ARRAY['signing'::text, 'headers'::text]))),
  constraint webhook_secret_pkey PRIMARY KEY (secret_id)
);

CREATE INDEX document_by_key ON document USING btree (dossier_id COLLATE "POSIX", (('document/'::text || document_id)));

CREATE INDEX document_by_words ON document USING gin (search) WITH (fastupdate=off);

CREATE INDEX due_date_by_day ON due_date USING btree (latest, dossier_id);

CREATE INDEX due_date_by_dossier ON due_date USING btree (dossier_id, latest, claim_id);

CREATE INDEX event_decision ON event USING btree (dossier_id, seq) WHERE (((metadata ->> 'keyId'::text) IS NOT NULL) AND ((type = ANY (ARRAY['ClaimConfirmed'::text, 'ClaimCorrected'::text, 'ClaimRetracted'::text, 'ClaimReopened'::text, 'ClaimAssessed'::text, 'DemandAnswered'::text, 'DueOutcomeRecorded'::text, 'ClaimsLinked'::text, 'ClaimsUnlinked'::text, 'DocumentCorrected'::text, 'DocumentWithdrawn'::text, 'DocumentReinstated'::text, 'IssueClosed'::text, 'IssueReopened'::text, 'SourceAssessed'::text])) OR ((type = 'ClaimClassified'::text) AND ((data ->> 'by'::text) = 'reviewer'::text))));

CREATE INDEX extraction_request_by_age ON extraction_request USING btree (requested_at);

CREATE INDEX feed_due ON feed USING btree (next_poll_at) WHERE enabled;

CREATE INDEX idempotency_by_age ON idempotency USING btree (created_at);

CREATE INDEX linker_claim_by_cluster ON linker_claim USING btree (cluster, dossier_id COLLATE "POSIX");

CREATE INDEX linker_claim_by_document ON linker_claim USING btree (document_id, dossier_id COLLATE "POSIX");

CREATE INDEX linker_claim_by_telling ON linker_claim USING btree (telling, dossier_id COLLATE "POSIX");

CREATE INDEX linker_claim_pending ON linker_claim USING btree (dossier_id COLLATE "POSIX", document_id, claim_id) WHERE pending;

CREATE INDEX linker_link_barred ON linker_link USING btree (dossier_id, a, b) WHERE barred;

CREATE INDEX linker_link_by_b ON linker_link USING btree (dossier_id COLLATE "POSIX", b);

CREATE INDEX linker_term_by_claim ON linker_term USING btree (dossier_id COLLATE "POSIX", claim_id);

CREATE INDEX quote_by_claim_key ON quote USING btree (dossier_id COLLATE "POSIX", (('claim/'::text || (claim_id)::text)) COLLATE "C");

CREATE INDEX quote_by_words ON quote USING gin (search) WITH (fastupdate=off);

CREATE INDEX quote_of_document ON quote USING btree (dossier_id COLLATE "POSIX", document_id);

CREATE INDEX reclassification_by_age ON reclassification USING btree (requested_at);

CREATE INDEX view_actors_by_issue ON view_actors USING btree (dossier_id, build, actor, issue, said DESC, claim DESC, from_seq, confidence) WHERE (issue IS NOT NULL);

CREATE INDEX view_actors_by_kind ON view_actors USING btree (dossier_id, build, actor, kind, said) INCLUDE (confidence, from_seq, to_seq) WHERE ((kind IS NOT NULL) AND (actor IS NOT NULL));

CREATE INDEX view_actors_unnamed ON view_actors USING btree (dossier_id, build, unnamed) WHERE (unnamed IS NOT NULL);

CREATE INDEX view_claims_by_confidence ON view_claims USING btree (dossier_id, build, confidence, recorded) WHERE (claim IS NOT NULL);

CREATE INDEX view_claims_by_facet ON view_claims USING gin (facets) WITH (fastupdate=off) WHERE (claim IS NOT NULL);

CREATE INDEX view_claims_by_framework ON view_claims USING btree (dossier_id, build, framework, said, claim, recorded) WHERE (claim IS NOT NULL);

CREATE INDEX view_claims_by_link ON view_claims USING btree (dossier_id, build, link_b) WHERE (link_b IS NOT NULL);

CREATE INDEX view_claims_by_party ON view_claims USING btree (dossier_id, build, ((("row" -> 'listed'::text) ->> 'party'::text)), said, claim) WHERE live;

CREATE INDEX view_claims_by_recording ON view_claims USING btree (dossier_id, build, recorded, claim) WHERE (claim IS NOT NULL);

CREATE INDEX view_claims_by_relation ON view_claims USING btree (dossier_id, build, (("row" ->> 'relation'::text))) WHERE (link_b IS NOT NULL);

CREATE INDEX view_claims_by_said ON view_claims USING btree (dossier_id, build, said, claim, recorded) WHERE (claim IS NOT NULL);

CREATE INDEX view_claims_members ON view_claims USING btree (dossier_id, build, key) INCLUDE (from_seq, to_seq) WHERE ((key >= 'member/'::text) AND (key < 'member0'::text));

CREATE INDEX view_claims_unreviewed ON view_claims USING btree (dossier_id, build, said DESC, confidence, claim) WHERE (live AND (claim IS NOT NULL) AND (to_seq IS NULL) AND (("row" ->> 'review'::text) = 'unreviewed'::text));

CREATE INDEX view_deadlines_by_day ON view_deadlines USING btree (dossier_id, build, entry, claim, confidence) WHERE (live AND (entry IS NOT NULL));

CREATE INDEX view_deadlines_by_order ON view_deadlines USING btree (dossier_id, build, due_order, confidence) WHERE live;

CREATE INDEX view_deadlines_by_party ON view_deadlines USING btree (dossier_id, build, party, due_order, confidence) WHERE (live AND (party IS NOT NULL));

CREATE INDEX view_demands_by_addressee ON view_demands USING btree (dossier_id, build, addressee, said, claim, from_seq, confidence) WHERE (live AND (addressee IS NOT NULL));

CREATE INDEX view_demands_by_said ON view_demands USING btree (dossier_id, build, said, claim, from_seq, confidence) WHERE live;

CREATE INDEX view_documents_by_publication ON view_documents USING btree (dossier_id, build, published, key);

CREATE INDEX view_documents_by_recording ON view_documents USING btree (dossier_id, build, recorded, key);

CREATE INDEX view_documents_by_source ON view_documents USING btree (dossier_id, build, source, published, key) INCLUDE (withdrawn, from_seq, to_seq);

CREATE INDEX view_documents_by_status ON view_documents USING btree (dossier_id, build, status, published, key);

CREATE INDEX view_sources_by_teller ON view_sources USING btree (dossier_id, build, teller, said) INCLUDE (confidence, from_seq, to_seq) WHERE (teller IS NOT NULL);

CREATE INDEX view_sticking_points_asking ON view_sticking_points USING btree (dossier_id, build, issue, framework, party, claim) WHERE ((issue IS NOT NULL) AND ((("row" ->> 'kind'::text) = 'demand'::text) OR (("row" ->> 'act'::text) = ANY (ARRAY['demand'::text, 'propose'::text]))));

CREATE INDEX view_sticking_points_by_holder ON view_sticking_points USING btree (dossier_id, build, spoken, said, claim) INCLUDE (actor, sure, earliest, relayed, from_seq, to_seq) WHERE (issue IS NOT NULL);

CREATE INDEX view_sticking_points_by_party ON view_sticking_points USING btree (dossier_id, build, issue, framework, party, said, claim) WHERE (issue IS NOT NULL);

CREATE INDEX view_sticking_points_by_sureness ON view_sticking_points USING btree (dossier_id, build, framework, sure, issue, claim) INCLUDE (said, from_seq, to_seq) WHERE (issue IS NOT NULL);

CREATE INDEX view_sticking_points_open ON view_sticking_points USING btree (dossier_id, build, issue, framework, party, latest, said, claim) WHERE ((issue IS NOT NULL) AND open);

CREATE INDEX view_sticking_points_phase ON view_sticking_points USING btree (dossier_id, build, issue, framework, phase) WHERE ((issue IS NOT NULL) AND (phase IS NOT NULL));

CREATE INDEX view_sticking_points_refusals ON view_sticking_points USING btree (dossier_id, build, issue, framework, party, said, claim) WHERE ((issue IS NOT NULL) AND (stance = 'opposes'::text));

CREATE INDEX webhook_attempt_failed ON webhook_attempt USING btree (endpoint_id, at DESC) WHERE (error_stage IS NOT NULL);

CREATE INDEX webhook_attempt_latest ON webhook_attempt USING btree (endpoint_id, at DESC);

CREATE INDEX webhook_cursor_of_endpoint ON webhook_cursor USING btree (endpoint_id);

CREATE INDEX webhook_delivery_due ON webhook_delivery USING btree (endpoint_id, next_attempt_at, seq) WHERE (state = 'due'::text);

CREATE INDEX webhook_delivery_failed ON webhook_delivery USING btree (endpoint_id, dossier_id, seq) WHERE (state = ANY (ARRAY['failed'::text, 'blocked'::text]));

CREATE INDEX webhook_delivery_lane ON webhook_delivery USING btree (endpoint_id, dossier_id, seq) WHERE (ordered AND (state = ANY (ARRAY['due'::text, 'blocked'::text])));

CREATE INDEX webhook_endpoint_of_key ON webhook_endpoint USING btree (key_id);

CREATE INDEX webhook_secret_of_endpoint ON webhook_secret USING btree (endpoint_id);

CREATE OR REPLACE FUNCTION append_events(p_dossier text, p_event_ids uuid[], p_streams text[], p_nth integer[], p_bases integer[], p_types text[], p_schema_versions integer[], p_data jsonb, p_metadata jsonb, OUT first_seq bigint, OUT recorded_at timestamp with time zone, OUT stream_versions integer[])
 RETURNS record
 LANGUAGE plpgsql
AS $function$
#variable_conflict use_column
declare
  v_count integer := cardinality(p_event_ids);
  v_last bigint;
  v_at timestamptz(3);
  -- Read beforehand: a distributed table takes no volatile function in an update.
  v_now timestamptz(3) := date_trunc('milliseconds', clock_timestamp());
  v_first bigint;
  v_versions integer[];
  v_stale integer;
begin
  loop
    update log
    set seq = seq + v_count,
        recorded_at = greatest(recorded_at, v_now)
    where dossier_id = p_dossier
    returning seq, recorded_at into v_last, v_at;
    exit when found;
    if p_types[1] <> 'DossierOpened' then
      raise exception 'no log %', p_dossier using errcode = 'ON404';
    end if;
    insert into log (dossier_id, seq, recorded_at) values (p_dossier, 0, v_now) on conflict do nothing;
  end loop;

  select seq into v_first from event where dossier_id = p_dossier and event_id = p_event_ids[1];
  if found then
    v_last := v_last - v_count;
    update log
    set seq = v_last,
        recorded_at = (select recorded_at from event where dossier_id = p_dossier and seq = v_last)
    where dossier_id = p_dossier;
    first_seq := v_first;
    return;
  end if;

  -- A stream that must not exist needs no look-up: the unique key on its version 1 refuses it.
  if 0 = all (p_bases) then
    v_versions := p_nth;
  else
    select array_agg(current.version + given.nth order by given.ordinal),
           min(given.ordinal) filter (where given.base <> -1 and given.base <> current.version)
      into v_versions, v_stale
      from unnest(p_streams, p_nth, p_bases) with ordinality as given (stream, nth, base, ordinal)
      cross join lateral (
        select case when given.base = 0 then 0 else coalesce(
          (select max(stream_version) from event where dossier_id = p_dossier and stream_id = given.stream), 0) end as version
      ) as current;
    if v_stale is not null then
      raise exception 'stream % is at version %', p_streams[v_stale], v_versions[v_stale] - p_nth[v_stale]
        using errcode = 'ON409', detail = p_streams[v_stale];
    end if;
  end if;

  insert into event (
    dossier_id, seq, event_id, stream_id, stream_version, type, schema_version, data, metadata, recorded_at
  )
  select p_dossier, v_last - v_count + ordinal, event_id, stream, version, type, schema_version, data, p_metadata, v_at
  from rows from (
    unnest(p_event_ids),
    unnest(p_streams),
    unnest(v_versions),
    unnest(p_types),
    unnest(p_schema_versions),
    jsonb_array_elements(p_data)
  ) with ordinality as given (event_id, stream, version, type, schema_version, data, ordinal);

  first_seq := v_last - v_count + 1;
  recorded_at := v_at;
  stream_versions := v_versions;
end
$function$
;

CREATE OR REPLACE FUNCTION asked_words(asked text)
 RETURNS tsquery
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN websearch_to_tsquery('onrecord'::regconfig, searched_text(translate(asked, '“”„‟«»'::text, '""""""'::text)))
;

CREATE OR REPLACE FUNCTION of_dossier(dossier_id text, words text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN regexp_replace(words, '''((?:[^'']|'''')+)'''::text, ((''''::text || "left"(md5(dossier_id), 8)) || '/\1'''::text), 'g'::text)
;

CREATE OR REPLACE FUNCTION quoted_words(words jsonb)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN (SELECT string_agg(parts.part, '
'::text) AS string_agg FROM (SELECT jsonb_array_elements_text((quoted_words.words -> 'segments'::text)) AS part UNION ALL SELECT (quoted_words.words ->> 'mention'::text)) parts)
;

CREATE OR REPLACE FUNCTION refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'table % is append-only: % is refused', tg_table_name, lower(tg_op)
    using errcode = 'insufficient_privilege';
end
$function$
;

CREATE OR REPLACE FUNCTION searched_text(words text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN regexp_replace(NORMALIZE(regexp_replace(NORMALIZE(words, NFD), '[\u0300-\u036f]+'::text, ''::text, 'g'::text), NFC), '[\u0001-\u001f<>/@_\\\u007f-\u00bf\u00d7\u00f7\u055d\u0589\u05be\u05c0\u05c3\u05f3\u05f4\u060c\u061b\u061f\u066a-\u066d\u06d4\u0964\u0965\u2000-\u206f\u2e00-\u2e7f\u3000-\u303f\ufe00-\ufe6f\ufeff-\uff0f\uff1a-\uff20]'::text, ' '::text, 'g'::text)
;

CREATE OR REPLACE FUNCTION searched_words(dossier_id text, words text)
 RETURNS tsvector
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
begin
  return of_dossier(
    dossier_id, to_tsvector('public.onrecord', searched_text(words))::text
  )::tsvector;
exception
  when program_limit_exceeded then
    return of_dossier(
      dossier_id, to_tsvector('public.onrecord', searched_text(left(words, 20000)))::text
    )::tsvector;
end
$function$
;

CREATE TRIGGER event_is_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

grant execute on function append_events(p_dossier text, p_event_ids uuid[], p_streams text[], p_nth integer[], p_bases integer[], p_types text[], p_schema_versions integer[], p_data jsonb, p_metadata jsonb, OUT first_seq bigint, OUT recorded_at timestamp with time zone, OUT stream_versions integer[]) to onrecord_service;

grant execute on function asked_words(asked text) to public;

grant execute on function of_dossier(dossier_id text, words text) to public;

grant execute on function quoted_words(words jsonb) to public;

grant execute on function refuse_change() to public;

grant execute on function searched_text(words text) to public;

grant execute on function searched_words(dossier_id text, words text) to public;

grant usage on schema public to public;

grant usage on schema public to onrecord_service;

grant insert, select on table api_key to onrecord_service;

grant update on table api_key (expires_at) to onrecord_service;

grant update on table api_key (label) to onrecord_service;

grant update on table api_key (last_used_at) to onrecord_service;

grant update on table api_key (revoked_at) to onrecord_service;

grant insert, select, update on table checkpoint to onrecord_service;

grant insert, select, update on table document to onrecord_service;

grant insert, select on table dossier_secret to onrecord_service;

grant delete, insert, select, update on table due_date to onrecord_service;

grant delete, insert, select, update on table due_date_withdrawn to onrecord_service;

grant insert, select on table event to onrecord_service;

grant delete, insert, select, update on table extraction_request to onrecord_service;

grant delete, insert, select, update on table feed to onrecord_service;

grant delete, insert, select, update on table feed_item to onrecord_service;

grant insert, select on table feed_token to onrecord_service;

grant update on table feed_token (last_used_at) to onrecord_service;

grant update on table feed_token (revoked_at) to onrecord_service;

grant delete, insert, select, update on table idempotency to onrecord_service;

grant delete, insert, select on table language_model_answer to onrecord_service;

grant insert, select, update on table language_model_use to onrecord_service;

grant delete, insert, select, update on table linker_claim to onrecord_service;

grant delete, insert, select, update on table linker_document to onrecord_service;

grant delete, insert, select, update on table linker_dossier to onrecord_service;

grant delete, insert, select, update on table linker_link to onrecord_service;

grant delete, insert, select, update on table linker_term to onrecord_service;

grant insert, select, update on table log to onrecord_service;

grant delete, insert, select, update on table quote to onrecord_service;

grant delete, insert, select, update on table reclassification to onrecord_service;

grant insert, select, update on table secrets_key to onrecord_service;

grant delete, insert, select, update on table view_actors to onrecord_service;

grant delete, insert, select, update on table view_build to onrecord_service;

grant delete, insert, select, update on table view_claims to onrecord_service;

grant delete, insert, select, update on table view_deadlines to onrecord_service;

grant delete, insert, select, update on table view_demands to onrecord_service;

grant delete, insert, select, update on table view_documents to onrecord_service;

grant delete, insert, select, update on table view_dossiers to onrecord_service;

grant delete, insert, select, update on table view_sources to onrecord_service;

grant delete, insert, select, update on table view_sticking_points to onrecord_service;

grant delete, insert, select on table webhook_attempt to onrecord_service;

grant delete, insert, select, update on table webhook_cursor to onrecord_service;

grant delete, insert, select, update on table webhook_delivery to onrecord_service;

grant delete, insert, select, update on table webhook_endpoint to onrecord_service;

grant delete, insert, select, update on table webhook_secret to onrecord_service;
