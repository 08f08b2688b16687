-- One log per dossier: a head row that writers lock, and the events, numbered 1, 2, 3 … without a gap.

create table log (
  dossier_id text collate "C" primary key,
  seq bigint not null,
  recorded_at timestamptz(3) not null
) with (fillfactor = 50);

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
  recorded_at timestamptz(3) not null,
  primary key (dossier_id, seq),
  unique (dossier_id, event_id),
  unique (dossier_id, stream_id, stream_version)
);

-- How far a consumer has read a dossier's log, saved in the consumer's own transaction.
create table checkpoint (
  dossier_id text collate "C" not null,
  consumer text collate "C" not null,
  seq bigint not null,
  primary key (dossier_id, consumer)
) with (fillfactor = 50);

-- What is recorded stays as it is, whoever asks, the owner included.
create function refuse_change() returns trigger
language plpgsql as $$
begin
  raise exception 'table % is append-only: % is refused', tg_table_name, lower(tg_op)
    using errcode = 'insufficient_privilege';
end
$$;

create trigger event_is_append_only
before update or delete or truncate on event
for each statement execute function refuse_change();

-- Appends the events of one command, all or none.
--
-- Runs under READ COMMITTED. The first statement locks the head row and takes the numbers; what is checked and inserted
-- after it are statements of their own, and so see what was committed before the lock was granted (one statement that
-- did both would read an older snapshot). The head lock is the last lock that a transaction takes, so two appends never
-- wait for one another crosswise.
--
-- Event ids derive from the command's, so the first one tells whether the command was carried out before: then nothing
-- is appended, `first_seq` is where it was, and the rest is null.
--
-- p_nth: which of this command's events on its stream an event is, from 1. p_bases: the version that its stream must be
-- at before the command: -2 none will do, -1 any, 0 no stream yet, n exactly n; the same for all events of a stream.
-- p_data: a JSON array, one element an event.
create function append_events(
  p_dossier text,
  p_event_ids uuid[],
  p_streams text[],
  p_nth integer[],
  p_bases integer[],
  p_types text[],
  p_schema_versions integer[],
  p_data jsonb,
  p_metadata jsonb,
  out first_seq bigint,
  out recorded_at timestamptz,
  out stream_versions integer[]
)
language plpgsql volatile as $$
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
$$;

-- What belongs to no dossier has a log of its own from the start.
insert into log (dossier_id, seq, recorded_at) values ('_system', 0, now());

revoke execute on function append_events from public;
grant execute on function append_events to onrecord_service;
grant select, insert on event to onrecord_service;
grant select, insert, update on log, checkpoint to onrecord_service;
