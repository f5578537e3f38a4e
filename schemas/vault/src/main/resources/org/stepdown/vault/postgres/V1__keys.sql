-- Keys that seal what is kept of patients, and keys that make marks to find rows by. Each is itself encrypted under a
-- master key, which is in no database.
create table vault.data_key (
    -- the key's number, which everything that it sealed begins with
    id         int         not null primary key,
    purpose    text        not null check (purpose in ('SEAL', 'MARK')),
    wrapped    bytea       not null,
    -- number of the master key
    wrapped_by int         not null,
    made_at    timestamptz not null default clock_timestamp()
);
create unique index data_key_mark on vault.data_key (purpose) where purpose = 'MARK';

-- Which columns are sealed: what has to be sealed anew before a key can go.
create table vault.sealed_column (
    name       text not null primary key,
    table_name text not null,
    row_column text not null,
    sealed     text not null
);

-- What became of keys: only ever added to.
create table vault.key_step (
    id      bigint      generated always as identity primary key,
    at      timestamptz not null default clock_timestamp(),
    key_id  int         not null,
    action  text        not null check (action in ('MADE', 'REWRAPPED', 'RETIRED')),
    by_whom text        not null
);
create function vault.only_added_to() returns trigger language plpgsql as $$
begin
    raise exception 'the steps of keys are only added to';
end
$$;
create trigger key_step_stays before update or delete or truncate on vault.key_step
    for each statement execute function vault.only_added_to();
