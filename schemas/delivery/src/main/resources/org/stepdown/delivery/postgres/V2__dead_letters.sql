-- What this service's consumers could not take, until somebody has seen to it. Settled, a letter gives up its content.
create table delivery.dead_letter (
    id          uuid        not null primary key,
    consumer    text        not null,
    event_id    uuid        not null,
    event_type  text,
    topic       text        not null,
    "partition" integer     not null,
    "offset"    bigint      not null,
    key         text,
    headers     text[]      not null default '{}',
    content     bytea,
    size        integer     not null,
    error_code  text        not null,
    state       text        not null default 'OPEN' check (state in ('OPEN', 'REPLAYED', 'DISCARDED')),
    attempts    integer     not null default 1,
    failed_at   timestamptz not null default clock_timestamp(),
    settled_at  timestamptz
);
create index dead_letter_open on delivery.dead_letter (failed_at) where state = 'OPEN';

-- Who did what with them, and why: only ever added to.
create table delivery.dead_letter_step (
    id          bigint      generated always as identity primary key,
    letter      uuid        not null,
    at          timestamptz not null default clock_timestamp(),
    action      text        not null,
    outcome     text        not null,
    by_whom     text        not null,
    reason      text        not null
);
create index dead_letter_step_letter on delivery.dead_letter_step (letter);

create function delivery.only_added_to() returns trigger language plpgsql as $$
begin
    raise exception 'the steps of dead letters are only added to';
end
$$;
create trigger dead_letter_step_stays before update or delete or truncate on delivery.dead_letter_step
    for each statement execute function delivery.only_added_to();
