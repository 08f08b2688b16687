-- Full text: claims are found by their words, documents by title and text. What is searched is derived from the words in
-- their own rows, so that it comes, changes and is erased with them.

-- English stems, and no stop words: whoever looks for "no deal" means the "no". Words of other languages are cut by the same
-- rules on both sides, so they are found as well.
create text search dictionary onrecord_stem (template = pg_catalog.snowball, language = english);
create text search configuration onrecord (copy = pg_catalog.english);
alter text search configuration onrecord alter mapping replace english_stem with onrecord_stem;

-- Text as it is parsed into words, without accents. Punctuation beyond ASCII becomes a space, since the parser takes it for
-- letters where the server's character type is C, as do signs that would make two words a tag, a path or an address.
create function searched_text(words text) returns text
language sql immutable strict parallel safe
return regexp_replace(
  normalize(regexp_replace(normalize(words, nfd), '[\u0300-\u036f]+', '', 'g'), nfc),
  '[\u0001-\u001f<>/@_\\\u007f-\u00bf\u00d7\u00f7\u055d\u0589\u05be\u05c0\u05c3\u05f3\u05f4\u060c\u061b\u061f\u066a-\u066d\u06d4\u0964\u0965\u2000-\u206f\u2e00-\u2e7f\u3000-\u303f\ufe00-\ufe6f\ufeff-\uff0f\uff1a-\uff20]',
  ' ',
  'g'
);

-- Words and queries within one dossier: each word begins with the dossier's own eight digits, so that one index serves all
-- dossiers and no search reads what belongs to others. A quote in a word is written twice, as both types are.
create function of_dossier(dossier_id text, words text) returns text
language sql immutable strict parallel safe
return regexp_replace(words, '''((?:[^'']|'''')+)''', '''' || left(md5(dossier_id), 8) || '/\1''', 'g');

-- What is indexed of a text. A tsvector holds 1 MiB; of a text with more, which no language writes, the beginning counts.
create function searched_words(dossier_id text, words text) returns tsvector
language plpgsql immutable strict parallel safe
as $$
begin
  return public.of_dossier(
    dossier_id, to_tsvector('public.onrecord', public.searched_text(words))::text
  )::tsvector;
exception
  when program_limit_exceeded then
    return public.of_dossier(
      dossier_id, to_tsvector('public.onrecord', public.searched_text(left(words, 20000)))::text
    )::tsvector;
end
$$;

-- What people type: words are all to be there, "quoted words" in a row, or between words means either, -word none.
create function asked_words(asked text) returns tsquery
language sql immutable strict parallel safe
return websearch_to_tsquery('public.onrecord', searched_text(translate(asked, '“”„‟«»', '""""""')));

-- The words of a claim that are searched: its own, and those that name who made it.
create function quoted_words(words jsonb) returns text
language sql immutable strict parallel safe
return (
  select string_agg(part, E'\n')
  from (
    select jsonb_array_elements_text(words -> 'segments') as part
    union all
    select words ->> 'mention'
  ) as parts
);

alter table quote
  add column search tsvector generated always as (searched_words(dossier_id, quoted_words(words))) stored;

-- fastupdate off: a list that is added to later would be read whole by every search meanwhile.
create index quote_by_words on quote using gin (search) with (fastupdate = off);

-- From a claim of a view to its words, and back, by one and the same key.
create index quote_by_claim_key on quote (dossier_id, (('claim/' || claim_id::text) collate "C"));

alter table document
  add column search tsvector generated always as (
    searched_words(dossier_id, coalesce(title, '') || E'\n\n' || text)
  ) stored;

create index document_by_words on document using gin (search) with (fastupdate = off);

create index document_by_key on document (dossier_id, (('document/' || document_id) collate "C"));
