-- What a consumer has done: an event that is here changes nothing again.
create table delivery.inbox (
    consumer    text        not null,
    event_id    uuid        not null,
    received_at timestamptz not null default now(),
    primary key (consumer, event_id)
);
create index inbox_received_at on delivery.inbox using brin (received_at);

-- Schemas that outbox rows were written with, so that any instance, older or newer, can relay them.
create table delivery.outbox_schema (
    fingerprint bytea not null primary key,
    schema      text  not null
);

-- Events that wait for Kafka. Written in the transaction that causes them; marked once the broker has them.
create table delivery.outbox (
    id             bigint generated always as identity primary key,
    event_id       uuid        not null,
    topic          text        not null,
    key            text,
    event_type     text,
    occurred_at    timestamptz,
    correlation_id uuid,
    causation_id   uuid,
    traceparent    text,
    extra_headers  text[]      not null default '{}',
    -- null: the body goes out as it is (a dead letter's own bytes)
    fingerprint    bytea,
    body           bytea,
    appended_at    timestamptz not null default clock_timestamp(),
    relayed_at     timestamptz
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000,
        autovacuum_vacuum_insert_scale_factor = 0.2);
create index outbox_waiting on delivery.outbox (id) where relayed_at is null;
create index outbox_relayed_at on delivery.outbox using brin (relayed_at);
