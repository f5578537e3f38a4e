-- Runs of what-if, one at a time for all instances: who runs one says every few seconds that it still does.
create table what_if_run (
    id uuid primary key,
    plan jsonb not null,
    asked_by text not null,
    asked_at timestamptz not null,
    state text not null check (state in ('RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
    stage text,
    done bigint not null default 0,
    total bigint not null default 0,
    beat_at timestamptz not null,
    to_cancel boolean not null default false,
    ended_at timestamptz,
    result jsonb,
    failure text
);
create unique index what_if_one_runs on what_if_run ((true)) where state = 'RUNNING';
create index what_if_latest on what_if_run (asked_at desc);
