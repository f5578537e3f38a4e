-- Who did what: only ever added to. Identities and codes, never what a patient is called or has.
create table audit.entry (
    id          bigint      generated always as identity primary key,
    at          timestamptz not null,
    kind        text        not null,
    account     text,
    roles       text[]      not null,
    what        text        not null,
    objects     text[]      not null,
    criteria    text[]      not null,
    outcome     text        not null,
    code        text        not null,
    times       integer     not null,
    client      text,
    correlation text,
    trace       text
);
create index entry_by_account on audit.entry (account, id);
create index entry_by_time on audit.entry (at);
create index entry_by_object on audit.entry using gin (objects);

-- Entries that the chain does not hold yet. Rows come with their entry, in its transaction, and go when it is sealed:
-- so late commits and gaps of the identity are nothing special.
create table audit.waiting (
    entry bigint not null primary key
);

-- The chain: a link's hash covers the hash before it, its own number and all of its entry.
create table audit.seal (
    sequence bigint not null primary key,
    entry    bigint not null unique,
    hash     bytea  not null check (length(hash) = 32)
);

create function audit.only_added_to() returns trigger language plpgsql as $$
begin
    raise exception 'the audit is only added to';
end
$$;
create trigger entry_stays before update or delete or truncate on audit.entry
    for each statement execute function audit.only_added_to();
create trigger seal_stays before update or delete or truncate on audit.seal
    for each statement execute function audit.only_added_to();

-- The owner too: an owner can give it back to itself, but not by accident.
revoke update, delete, truncate on audit.entry, audit.seal from public, current_user;
revoke truncate, update on audit.waiting from public, current_user;
