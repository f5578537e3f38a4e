-- What somebody is told of later, with other things.
create table gathered (
    recipient text not null,
    channel text not null,
    alert_id uuid not null references alert,
    gathered_at timestamptz not null,
    digest_id uuid,
    primary key (recipient, channel, alert_id, gathered_at)
);
create index gathered_waiting on gathered (recipient) where digest_id is null;
create index gathered_digest on gathered (digest_id) where digest_id is not null;

-- A digest that was made, of one period of one recipient by one channel.
create table digest (
    id uuid primary key,
    recipient text not null,
    channel text not null,
    period_end timestamptz not null,
    unique (recipient, channel, period_end)
);
alter table delivery add foreign key (digest_id) references digest;

-- When the next one is due: one row for each that has something gathered.
create table digest_due (
    recipient text primary key,
    due_at timestamptz not null
);
create index digest_due_at on digest_due (due_at);
