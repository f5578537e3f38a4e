create function rows_are_only_ever_added() returns trigger language plpgsql as $$
begin
    raise exception 'rows of % are only ever added', tg_table_name;
end $$;

-- What people did about messages that could not be read. The body is there when they corrected it.
create table quarantine_action (
    id bigint generated always as identity primary key,
    message_id uuid not null references source_message,
    at timestamptz not null,
    staff text not null,
    action text not null check (action in ('REPLAYED', 'REPLAY_FAILED', 'DISMISSED')),
    detail text,
    body bytea
);
create index quarantine_action_message on quarantine_action (message_id);
create trigger quarantine_action_stays before update or delete or truncate on quarantine_action
    for each statement execute function rows_are_only_ever_added();

-- Who has seen a message unmasked.
create table quarantine_access (
    id bigint generated always as identity primary key,
    message_id uuid not null references source_message,
    at timestamptz not null,
    staff text not null
);
create index quarantine_access_message on quarantine_access (message_id);
create trigger quarantine_access_stays before update or delete or truncate on quarantine_access
    for each statement execute function rows_are_only_ever_added();

create index source_message_quarantined on source_message (received_at) where status = 'QUARANTINED';
create index source_message_latest on source_message (received_at);

-- What other services say of referrals, for the lineage of a message.
create table lineage_decision (
    decision_id uuid primary key,
    referral_id uuid not null,
    at timestamptz not null,
    outcome text not null,
    reasons text[] not null,
    cohort text
);
create index lineage_decision_referral on lineage_decision (referral_id);
create table lineage_alert (
    alert_id uuid primary key,
    referral_id uuid not null,
    topic text not null,
    urgency text not null,
    state text not null,
    raised_at timestamptz not null,
    at timestamptz not null
);
create index lineage_alert_referral on lineage_alert (referral_id);

-- Events that a consumer gave up on, by what they go back to.
create table dead_letter (
    event_id uuid not null,
    consumer text not null,
    correlation_id uuid not null,
    event_type text,
    error_code text not null,
    failed_at timestamptz not null,
    primary key (event_id, consumer)
);
create index dead_letter_correlation on dead_letter (correlation_id);

-- Sources that are listened for. Without a limit nobody minds their silence.
create table feed (
    application text not null,
    facility text not null,
    limit_minutes int check (limit_minutes > 0),
    watched_since timestamptz not null default now(),
    silent_since timestamptz,
    noticed_at timestamptz,
    primary key (application, facility)
);
create index source_message_of_feed on source_message (application, facility, received_at);

-- What is typed in by hand comes from here.
insert into sending_application (name) values ('INTAKE-FORM') on conflict do nothing;
