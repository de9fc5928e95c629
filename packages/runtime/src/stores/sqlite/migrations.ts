import { type Kysely, type Migration, sql } from 'kysely';

/** The steps that bring an older `talkgraph.db` up to date, in order of their names. Never change one; add another. */
export const migrations: Record<string, Migration> = {
  '001-first': {
    async up(db: Kysely<unknown>): Promise<void> {
      for (const statement of firstTables) await sql.raw(statement).execute(db);
    },
  },
  '002-keys-of-nodes': {
    async up(db: Kysely<unknown>): Promise<void> {
      await sql`alter table nodes add column cache_key text`.execute(db);
    },
  },
  '003-runs-for-people': {
    async up(db: Kysely<unknown>): Promise<void> {
      for (const statement of runsForPeople) await sql.raw(statement).execute(db);
    },
  },
  '004-memory-of-nodes': {
    async up(db: Kysely<unknown>): Promise<void> {
      await sql`alter table nodes add column memory_bytes integer`.execute(db);
    },
  },
  '005-rounds-left-out': {
    async up(db: Kysely<unknown>): Promise<void> {
      await sql`alter table runs add column left_out integer not null default 0`.execute(db);
    },
  },
};

/** Files that earlier versions recorded: only those saved, told by their extensions. */
const savedFiles = `from nodes, json_each(nodes.record, '$.files') as file
  where nodes.run_id = runs.id and file.value ->> '$.type' = 'output'`;
const rank = `case
  when lower(file.value ->> '$.filename') glob '*.mp4' or lower(file.value ->> '$.filename') glob '*.m[ok][v]' then 0
  when lower(file.value ->> '$.filename') glob '*.webm' then 0
  when lower(file.value ->> '$.filename') glob '*.png' or lower(file.value ->> '$.filename') glob '*.webp' then 1
  else 2 end`;

const runsForPeople = [
  'alter table runs add column title text',
  'alter table runs add column batch text',
  'alter table runs add column row integer',
  'alter table runs add column preview text',
  'alter table runs add column files integer not null default 0',
  "alter table runs add column search text not null default ''",
  'create index runs_by_batch on runs (batch, row) where batch is not null',
  `update runs set
    files = (select count(distinct file.value) ${savedFiles}),
    preview = (select file.value ${savedFiles} order by ${rank}, nodes.seq limit 1),
    search = char(10) || lower(id) || char(10) || coalesce(
      (select group_concat(lower(ltrim((file.value ->> '$.subfolder') || '/' || (file.value ->> '$.filename'), '/')), char(10))
        || char(10) ${savedFiles}), '') || coalesce(
      (select group_concat(lower(word.value), char(10)) || char(10) from json_tree(runs.prompt) as word
        where word.type = 'text' and length(word.value) < 300 and (word.key = 'title' or word.value glob '*.??*')), '')`,
];

const firstTables = [
  `create table runs (
    seq integer primary key autoincrement,
    id text not null unique,
    number real not null,
    arrival integer not null,
    state text not null,
    prompt text not null,
    outputs text not null,
    extra text not null,
    client_id text,
    on_error text not null,
    webhook_url text,
    idempotency_key text unique,
    created_at integer not null,
    started_at integer,
    ended_at integer,
    failure text,
    cancelling integer not null default 0,
    crashes text not null default '{}'
  )`,
  'create index runs_by_state on runs (state, number, arrival)',
  `create table events (
    sequence integer primary key autoincrement,
    run_id text not null references runs (id) on delete cascade,
    at integer not null,
    event text not null
  )`,
  'create index events_by_run on events (run_id, sequence)',
  `create table nodes (
    seq integer primary key autoincrement,
    run_id text not null references runs (id) on delete cascade,
    node_id text not null,
    display_id text not null,
    parent_id text,
    type text not null,
    ran integer not null,
    milliseconds real not null,
    record text not null,
    output integer not null,
    unique (run_id, node_id)
  )`,
  `create table cache (
    key text primary key,
    record text not null,
    bytes integer not null,
    used integer not null
  ) without rowid`,
  'create index cache_by_use on cache (used)',
  `create table cache_artifacts (
    cache_key text not null references cache (key) on delete cascade,
    artifact text not null,
    primary key (cache_key, artifact)
  ) without rowid`,
  'create index cache_artifacts_by_artifact on cache_artifacts (artifact)',
  'create table artifacts (artifact text primary key, bytes integer not null) without rowid',
  `create table file_names (
    run_id text not null,
    node_id text not null,
    call_index integer not null,
    ordinal integer not null,
    folder text not null,
    subfolder text not null,
    filename text not null,
    primary key (run_id, node_id, call_index, ordinal),
    unique (folder, subfolder, filename)
  ) without rowid`,
  'create table settings (name text primary key, value text not null) without rowid',
];
