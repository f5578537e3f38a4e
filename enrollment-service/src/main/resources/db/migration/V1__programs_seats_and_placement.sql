create table site (
    id text primary key,
    name text not null,
    time_zone text not null
);

create table program (
    id text primary key check (id ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$'),
    name text not null,
    site text not null references site,
    time_zone text not null,
    age_band text not null check (age_band in ('ADOLESCENT', 'ADULT')),
    weekly_hours numeric(5, 2) not null check (weekly_hours between 6 and 19),
    weeks int not null check (weeks > 0)
);
create table program_service_line (
    program_id text not null references program on delete cascade,
    condition text not null,
    primary key (program_id, condition)
);
create table curriculum_part (
    program_id text not null references program on delete cascade,
    position int not null,
    component text not null,
    weekly_hours numeric(5, 2) not null check (weekly_hours > 0),
    activity text,
    primary key (program_id, position)
);

create table cohort (
    id text primary key check (id ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$'),
    program_id text not null references program,
    name text not null,
    conditions text[] not null check (cardinality(conditions) > 0),
    dual_diagnosis boolean not null,
    age_band text not null check (age_band in ('ADOLESCENT', 'ADULT')),
    track text not null check (track in ('MORNING', 'AFTERNOON', 'EVENING', 'OTHER')),
    modality text not null check (modality in ('IN_PERSON', 'TELEHEALTH', 'HYBRID')),
    site text not null references site,
    languages text[] not null check (cardinality(languages) > 0),
    weekdays text[] not null check (cardinality(weekdays) > 0),
    starts_at time not null,
    minutes int not null check (minutes > 0),
    time_zone text not null,
    first_date date not null,
    last_date date check (last_date >= first_date),
    holidays date[] not null default '{}',
    mode text not null check (mode in ('CLOSED', 'ROLLING', 'TOPIC_CYCLE')),
    start_cap int check (start_cap > 0),
    closed boolean not null default false
);

-- One row: who decides holds it. Taken by a statement of its own, so that the next one sees all that others committed.
create table desk (only_one boolean primary key default true check (only_one));
insert into desk default values;

create table referral (
    id uuid primary key,
    patient_key text not null,
    status text not null,
    case_file jsonb not null
);
create table merged_referral (referral_id uuid primary key);

create table seat (
    id uuid primary key,
    cohort_id text not null references cohort,
    referral_id uuid not null references referral,
    state text not null check (state in ('HELD', 'OFFERED', 'ENROLLED', 'ON_HOLD', 'RELEASED')),
    first_session_at timestamptz not null,
    expires_at timestamptz
);
create unique index seat_one_live on seat (referral_id) where state <> 'RELEASED';
create index seat_live_of_cohort on seat (cohort_id) where state <> 'RELEASED';

create table census (
    cohort_id text primary key references cohort on delete cascade,
    capacity int not null check (capacity between 0 and 16),
    held int not null default 0 check (held >= 0),
    offered int not null default 0 check (offered >= 0),
    enrolled int not null default 0 check (enrolled >= 0),
    waiting int not null default 0 check (waiting >= 0),
    as_of timestamptz not null
);

-- The ledger's own word, whoever writes: a census says what its seats say, and never grows past the capacity. It may
-- stand above a capacity that was lowered, since nobody is sent away.
create function guard_census() returns trigger language plpgsql as $$
declare
    seats record;
    taken int := new.held + new.offered + new.enrolled;
    taken_before int := case when tg_op = 'UPDATE' then old.held + old.offered + old.enrolled else 0 end;
begin
    select count(*) filter (where state in ('HELD', 'ON_HOLD')) as held,
           count(*) filter (where state = 'OFFERED') as offered,
           count(*) filter (where state = 'ENROLLED') as enrolled
      into seats from seat where cohort_id = new.cohort_id and state <> 'RELEASED';
    if new.held <> seats.held or new.offered <> seats.offered or new.enrolled <> seats.enrolled then
        raise exception 'the census of cohort % is not what its seats are', new.cohort_id
            using errcode = 'check_violation', constraint = 'census_counts_the_seats';
    end if;
    if taken > new.capacity and taken > taken_before then
        raise exception 'cohort % has no free seat', new.cohort_id
            using errcode = 'check_violation', constraint = 'census_within_capacity';
    end if;
    return new;
end $$;
create trigger census_guard before insert or update of capacity, held, offered, enrolled on census
    for each row execute function guard_census();

create table decision (
    seq bigint generated always as identity primary key,
    id uuid not null unique,
    referral_id uuid not null references referral,
    outcome text not null,
    reasons jsonb not null,
    cohort_id text references cohort,
    seat_id uuid references seat,
    considered jsonb not null,
    nearest_fit text,
    missing jsonb not null,
    inputs jsonb not null,
    policy_version text not null,
    decided_at timestamptz not null,
    cause_id uuid not null
);
create index decision_of_referral on decision (referral_id, seq desc);

create table status_history (
    seq bigint generated always as identity primary key,
    referral_id uuid not null references referral,
    previous text,
    status text not null,
    reasons jsonb not null,
    owner text,
    due_at timestamptz,
    actor_kind text not null,
    actor_id text,
    cause_id uuid not null,
    at timestamptz not null
);
create index status_history_of_referral on status_history (referral_id, seq desc);

create table waitlist (
    referral_id uuid primary key references referral,
    safety_flag boolean not null,
    deadline date,
    priority int not null,
    opened_at timestamptz not null,
    nearest_fit text,
    missing text[] not null,
    could_join text[] not null
);
create index waitlist_order on waitlist (safety_flag desc, deadline nulls last, priority, opened_at, referral_id);

-- What staff asked for, in their own words: kept here and sent nowhere, since free text can name a patient.
create table staff_action (
    id uuid primary key,
    action text not null,
    subject text not null,
    by text not null,
    reason text,
    at timestamptz not null
);

create table placement_policy (
    version text primary key,
    effective_from timestamptz not null unique,
    document jsonb not null
);
insert into placement_policy (version, effective_from, document) values ('2026-01', '1900-01-01T00:00:00Z', '{
  "acceptance": "NOT_REQUIRED",
  "offerHours": 48,
  "reviewHours": 24,
  "youngestAge": 12,
  "nearlyFullPercent": 90,
  "trackRequired": false,
  "siteRequired": false,
  "facilitySites": {},
  "choice": ["WITHIN_FOLLOW_UP", "SPECIFIC_CONDITION", "PREFERRED_TRACK", "PREFERRED_SITE", "EARLIEST_SESSION",
             "FULLER_COHORT", "COHORT_ID"]
}');
