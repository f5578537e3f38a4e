-- Every record of attendance that was ever made; of one session and referral the current one counts.
create table attendance (
    id uuid primary key,
    referral_id uuid not null references referral,
    cohort_id text not null references cohort,
    session_date date not null,
    starts_at timestamptz not null,
    status text not null check (status in ('ATTENDED', 'LATE', 'NO_SHOW', 'EXCUSED')),
    minutes_attended int not null check (minutes_attended between 0 and minutes_scheduled),
    minutes_scheduled int not null check (minutes_scheduled > 0),
    revision int not null check (revision > 0),
    current boolean not null default true,
    recorded_by text not null,
    recorded_at timestamptz not null,
    reason text,
    unique (referral_id, cohort_id, session_date, revision)
);
create unique index attendance_current on attendance (referral_id, cohort_id, session_date) where current;
create index attendance_of_session on attendance (cohort_id, session_date) where current;

create table leave (
    id uuid primary key,
    referral_id uuid not null references referral,
    from_date date not null,
    to_date date not null check (to_date >= from_date),
    reason text not null,
    entered_by text not null,
    entered_at timestamptz not null,
    cancelled_by text,
    cancelled_at timestamptz
);
create index leave_of_referral on leave (referral_id) where cancelled_at is null;

-- Somebody did not come; who tries to reach the patient, until when. One at a time for a referral.
create table outreach (
    id uuid primary key,
    referral_id uuid not null references referral,
    cohort_id text not null references cohort,
    session_date date not null,
    opened_at timestamptz not null,
    first_due_at timestamptz not null,
    closes_at timestamptz not null,
    most_attempts int not null check (most_attempts > 0),
    attempts int not null default 0,
    state text not null check (state in ('OPEN', 'SAFETY_REVIEW', 'REACHED', 'ATTENDED', 'CORRECTED', 'OVER')),
    ended_at timestamptz,
    policy_version text not null,
    cause_id uuid not null
);
create unique index outreach_one_open on outreach (referral_id) where state in ('OPEN', 'SAFETY_REVIEW');
create index outreach_due on outreach (closes_at) where state = 'OPEN';
create table outreach_attempt (
    outreach_id uuid not null references outreach,
    number int not null,
    result text not null check (result in ('REACHED', 'NOT_REACHED', 'DECLINED_CONTACT')),
    note text,
    made_by text not null,
    made_at timestamptz not null,
    primary key (outreach_id, number)
);
create table attendance_policy (
    version text primary key,
    effective_from timestamptz not null unique,
    document jsonb not null
);
insert into attendance_policy (version, effective_from, document) values ('2026-01', '1900-01-01T00:00:00Z',
    '{"outreachAttempts": 3, "outreachHours": 72}');

-- Follow-up clocks. A person is a patient key, or the key that it was merged into.
create table follow_up_person (
    patient_key text primary key,
    next_at timestamptz,
    as_of timestamptz
);
create index follow_up_due on follow_up_person (next_at) where next_at is not null;
create table follow_up_alias (
    merged_key text primary key,
    surviving_key text not null
);
create table follow_up_referral (
    referral_id uuid primary key,
    patient_key text not null,
    told jsonb not null,
    merged_into uuid,
    cause jsonb not null
);
create index follow_up_referral_of_person on follow_up_referral (patient_key);
create table follow_up_clock (
    referral_id uuid not null references follow_up_referral,
    measure text not null check (measure in ('FUH', 'FUI', 'FUM', 'FUA')),
    index_at timestamptz not null,
    index_date date not null,
    time_zone text not null,
    days int not null check (days > 0),
    state text not null check (state in ('RUNNING', 'WARNED', 'MET', 'MISSED', 'STOPPED')),
    warning text,
    reasons jsonb not null,
    met_on date,
    urgent boolean not null,
    policy_version text not null,
    next_at timestamptz,
    revision int not null,
    primary key (referral_id, measure, index_at, days)
);
create index follow_up_clock_by_date on follow_up_clock (index_date);
create table follow_up_policy (
    version text primary key,
    effective_from timestamptz not null unique,
    document jsonb not null
);
insert into follow_up_policy (version, effective_from, document) values ('2026-01', '1900-01-01T00:00:00Z', '{
  "windows": [7, 30],
  "movesWithin": 30,
  "warnings": [
    {"code": "HOURS_24", "window": 7, "days": 0, "hours": 24},
    {"code": "HOURS_72", "window": 7, "days": 0, "hours": 72},
    {"code": "DAY_5", "window": 7, "days": 5, "hours": 0}
  ]
}');
