-- Who is called when nobody answers, as clinicians set it: a new version is a new row, the latest one in force counts.
create table escalation_policy (
    version text primary key,
    in_force_from timestamptz not null unique
);
-- How long to wait on each rung after the one before it. ANY_TIME: around the clock; OFFICE_HOURS: when the time is over,
-- or as soon as the office is open then; NEXT_BUSINESS_DAY: when it opens on the next business day. The last rung comes
-- again and again.
create table escalation_rung (
    version text not null references escalation_policy,
    urgency text not null check (urgency in ('ROUTINE', 'URGENT')),
    level int not null check (level >= 0),
    wait text not null check (wait in ('ANY_TIME', 'OFFICE_HOURS', 'NEXT_BUSINESS_DAY')),
    minutes int not null check (minutes >= 0),
    tiers text[] not null check (cardinality(tiers) > 0),
    primary key (version, urgency, level),
    check (wait = 'NEXT_BUSINESS_DAY' or level = 0 or minutes > 0)
);
create table escalation_repeat (
    version text not null references escalation_policy,
    urgency text not null check (urgency in ('ROUTINE', 'URGENT')),
    wait text not null check (wait in ('ANY_TIME', 'OFFICE_HOURS', 'NEXT_BUSINESS_DAY')),
    minutes int not null check (minutes >= 0),
    primary key (version, urgency),
    check (wait = 'NEXT_BUSINESS_DAY' or minutes > 0)
);
insert into escalation_policy values ('2026-01', '2026-01-01');
-- Urgent: now, after 15 minutes, 60 minutes, 4 hours, and every 4 hours; routine: now, after 4 hours, the next business day,
-- and every business day.
insert into escalation_rung values
    ('2026-01', 'URGENT', 0, 'ANY_TIME', 0, '{ON_DUTY}'),
    ('2026-01', 'URGENT', 1, 'ANY_TIME', 15, '{ON_DUTY,TEAM}'),
    ('2026-01', 'URGENT', 2, 'ANY_TIME', 45, '{ON_DUTY,TEAM,PROGRAM_LEADS,SUPERVISORS}'),
    ('2026-01', 'URGENT', 3, 'ANY_TIME', 180, '{EVERYBODY}'),
    ('2026-01', 'ROUTINE', 0, 'ANY_TIME', 0, '{ON_DUTY}'),
    ('2026-01', 'ROUTINE', 1, 'OFFICE_HOURS', 240, '{ON_DUTY,TEAM}'),
    ('2026-01', 'ROUTINE', 2, 'NEXT_BUSINESS_DAY', 0, '{ON_DUTY,TEAM,PROGRAM_LEADS,SUPERVISORS}');
insert into escalation_repeat values
    ('2026-01', 'URGENT', 'ANY_TIME', 240),
    ('2026-01', 'ROUTINE', 'NEXT_BUSINESS_DAY', 0);

-- One step on a ladder. An alert has one that is to come: PENDING, or PAUSED while it is snoozed.
create table escalation_step (
    alert_id uuid not null references alert,
    -- revision of the alert at which this climb began
    run int not null,
    number int not null,
    level int not null,
    urgency text not null,
    policy_version text not null,
    due_at timestamptz not null,
    state text not null check (state in ('PENDING', 'PAUSED', 'TAKEN', 'STOPPED')),
    at timestamptz,
    primary key (alert_id, run, number),
    check ((state in ('TAKEN', 'STOPPED')) = (at is not null))
);
create unique index escalation_to_come on escalation_step (alert_id) where state in ('PENDING', 'PAUSED');
create index escalation_due on escalation_step (due_at) where state = 'PENDING';

-- Alerts from before escalate when their time to be answered is over.
insert into escalation_step (alert_id, run, number, level, urgency, policy_version, due_at, state)
select id, revision, 1, level + 1, urgency, '2026-01', due_at, case state when 'RAISED' then 'PENDING' else 'PAUSED' end
from alert where state in ('RAISED', 'SNOOZED');
