import type { Pool } from 'pg'

/**
 * The schema `public` of a migrated database as SQL text, in an order that depends on names alone. It is read and
 * compared, not run: migrations make databases. Left out: what the owner may do, and the migrator's own tables.
 */
export async function dumpSql(pool: Pool): Promise<string> {
  const parts: string[] = []
  for (const query of [extensions, enums, sequences, tables, indexes, views, functions, triggers, grants]) {
    const { rows } = await pool.query<{ text: string }>(query)
    parts.push(...rows.map(({ text }) => text.trimEnd()))
  }
  return `${parts.join('\n\n')}\n`
}

// Names without `public.` in front of them, whoever asks.
const ours = `n.nspname = 'public' and c.relname not like 'kysely\\_migration%'`

const extensions = `
  select format('create extension %I;', extname) as text
  from pg_extension where extname <> 'plpgsql' order by extname`

const enums = `
  select format('create type %I as enum (%s);', t.typname, string_agg(quote_literal(e.enumlabel), ', ' order by e.enumsortorder)) as text
  from pg_type t join pg_enum e on e.enumtypid = t.oid join pg_namespace n on n.oid = t.typnamespace
  where n.nspname = 'public'
  group by t.typname order by t.typname`

// Those of identity columns belong to their column.
const sequences = `
  select format('create sequence %I;', c.relname) as text
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind = 'S' and ${ours}
    and not exists (select from pg_depend d where d.objid = c.oid and d.classid = 'pg_class'::regclass and d.deptype = 'i')
  order by c.relname`

const columns = `
  select string_agg(
    format('  %I %s%s%s%s', a.attname, format_type(a.atttypid, a.atttypmod),
      case when a.attcollation <> t.typcollation then format(' collate %s', a.attcollation::regcollation) end,
      case when a.attidentity <> '' then ' generated ' || case a.attidentity when 'a' then 'always' else 'by default' end || ' as identity'
           when a.attgenerated = 's' then format(' generated always as (%s) stored', pg_get_expr(d.adbin, d.adrelid))
           when a.attgenerated = 'v' then format(' generated always as (%s)', pg_get_expr(d.adbin, d.adrelid))
           when d.adbin is not null then ' default ' || pg_get_expr(d.adbin, d.adrelid) end,
      case when a.attnotnull then ' not null' end),
    E',\\n' order by a.attnum)
  from pg_attribute a join pg_type t on t.oid = a.atttypid
  left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
  where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped`

// PostgreSQL 18 also lists NOT NULL here (type n), older ones do not.
const constraints = `
  select string_agg(format(E',\\n  constraint %I %s', k.conname, pg_get_constraintdef(k.oid)), '' order by k.contype, k.conname)
  from pg_constraint k where k.conrelid = c.oid and k.contype in ('c', 'f', 'p', 'u', 'x') and k.conislocal`

const tables = `
  select case
    when c.relispartition then format('create table %I partition of %s %s', c.relname,
      (select inhparent::regclass from pg_inherits where inhrelid = c.oid), pg_get_expr(c.relpartbound, c.oid))
    else format(E'create%s table %I (\\n%s%s\\n)', case c.relpersistence when 'u' then ' unlogged' end, c.relname, (${columns}), (${constraints}))
  end
  || coalesce(' partition by ' || pg_get_partkeydef(c.oid), '')
  || coalesce(' with (' || array_to_string(c.reloptions, ', ') || ')', '') || ';' as text
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and ${ours}
  order by c.relname`

// Indexes behind constraints are shown with their table.
const indexes = `
  select replace(pg_get_indexdef(i.indexrelid), ' public.', ' ') || ';' as text
  from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
  join pg_class x on x.oid = i.indexrelid
  where ${ours} and not x.relispartition
    and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))
  order by c.relname, x.relname`

const views = `
  select format(E'create %s %I as\\n%s', case c.relkind when 'm' then 'materialized view' else 'view' end, c.relname, pg_get_viewdef(c.oid)) as text
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('v', 'm') and ${ours}
  order by c.relname`

const functions = `
  select replace(pg_get_functiondef(p.oid), ' public.', ' ') || ';' as text
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace
  where n.nspname = 'public' and p.prokind in ('f', 'p')
    and not exists (select from pg_depend d where d.objid = p.oid and d.classid = 'pg_proc'::regclass and d.deptype = 'e')
  order by p.proname, pg_get_function_identity_arguments(p.oid)`

const triggers = `
  select replace(pg_get_triggerdef(g.oid), ' public.', ' ')
    || case g.tgenabled when 'A' then format(E';\\nalter table %I enable always trigger %I', c.relname, g.tgname) else '' end || ';' as text
  from pg_trigger g join pg_class c on c.oid = g.tgrelid join pg_namespace n on n.oid = c.relnamespace
  where ${ours} and not g.tgisinternal and g.tgparentid = 0
  order by c.relname, g.tgname`

// A null list of rights means the built-in ones: nothing for others on tables, EXECUTE for everyone on functions.
const grants = `
  with object(kind, name, owner, rights) as (
    select case c.relkind when 'S' then 'sequence' else 'table' end, quote_ident(c.relname), c.relowner, c.relacl
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p', 'v', 'm', 'S') and ${ours}
    union all
    select 'table', format('%I (%I)', c.relname, a.attname), c.relowner, a.attacl
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where a.attacl is not null and ${ours}
    union all
    select 'function', format('%I(%s)', p.proname, pg_get_function_identity_arguments(p.oid)), p.proowner,
      coalesce(p.proacl, acldefault('f', p.proowner))
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname = 'public'
      and not exists (select from pg_depend d where d.objid = p.oid and d.classid = 'pg_proc'::regclass and d.deptype = 'e')
    union all
    select 'schema', quote_ident(nspname), nspowner, nspacl from pg_namespace where nspname = 'public'
  )
  select format('grant %s on %s %s to %s;', string_agg(lower(r.privilege_type), ', ' order by r.privilege_type), o.kind, o.name,
    case r.grantee when 0 then 'public' else r.grantee::regrole::text end) as text
  from object o, aclexplode(o.rights) r
  where r.grantee <> o.owner
  group by o.kind, o.name, r.grantee
  order by o.kind, o.name, (r.grantee <> 0), r.grantee::regrole::text`
