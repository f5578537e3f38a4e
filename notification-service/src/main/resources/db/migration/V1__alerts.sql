-- Held while events of a key, or about a subject, are worked on; what orders writers that have no row in common yet.
create table held (name text primary key);

-- How urgent and how soon, as clinicians set it: a new version is a new row, the latest one that is in force counts.
create table alert_policy (
    version text primary key,
    in_force_from timestamptz not null unique,
    urgent_minutes int not null check (urgent_minutes > 0),
    routine_minutes int not null check (routine_minutes > 0),
    urgent_topics text[] not null
);
insert into alert_policy
values ('2026-01', '2026-01-01', 15, 240, '{SAFETY_REVIEW,LEFT_AGAINST_ADVICE,CLOCK_MISSED}');

-- What the other services said about a case: all that its alerts follow from. Coded, without patient data.
create table signal (
    subject text not null,
    line text not null,
    scope text not null,
    event_id uuid not null,
    topic text,
    at timestamptz not null,
    position bigint not null,
    urgent boolean not null,
    count int not null,
    answered boolean not null default false,
    primary key (subject, line, scope, event_id)
);

create table alert (
    id uuid primary key,
    topic text not null,
    subject text not null,
    referral_id uuid,
    key text not null,
    program_id text,
    raised_at timestamptz not null,
    policy_version text not null references alert_policy,
    correlation_id uuid not null,
    state text not null check (state in ('RAISED', 'SNOOZED', 'ACKNOWLEDGED', 'RESOLVED', 'RETRACTED')),
    revision int not null,
    urgency text not null check (urgency in ('ROUTINE', 'URGENT')),
    due_at timestamptz not null,
    occurrences int not null check (occurrences > 0),
    level int not null,
    assignee text,
    seen_at timestamptz,
    -- who and when of the state: acknowledged, resolved; when alone: retracted
    state_by text,
    state_at timestamptz,
    snoozed_until timestamptz,
    snooze_reason text,
    check (state <> 'SNOOZED' or snoozed_until <= due_at),
    check (state <> 'ACKNOWLEDGED' or (state_by is not null and state_at is not null))
);
create unique index alert_live on alert (subject, topic) where state in ('RAISED', 'SNOOZED', 'ACKNOWLEDGED');
create index alert_referral on alert (referral_id);
create index alert_open on alert (urgency, due_at) where state in ('RAISED', 'SNOOZED', 'ACKNOWLEDGED');
create index alert_asleep on alert (snoozed_until) where state = 'SNOOZED';

create table alert_change (
    alert_id uuid not null references alert,
    revision int not null,
    change text not null,
    at timestamptz not null,
    by text,
    reason text,
    cause_event_id uuid,
    cause_type text,
    primary key (alert_id, revision)
);

-- Who the patient is to staff. No name where it must not be shown (42 CFR Part 2).
create table referral_person (
    referral_id uuid primary key,
    name text,
    as_of timestamptz not null
);

-- Whoever shows alerts hears of each commit that changed some, in every instance.
create function tell_of_alerts() returns trigger language plpgsql as $$
begin
    perform pg_notify('alerts', '');
    return null;
end $$;
create trigger alert_changed after insert or update on alert
    for each statement execute function tell_of_alerts();
