create table facility (
    name text primary key,
    kind text not null,
    part2 text not null,
    time_zone text not null
);
create table unit (
    facility text not null references facility on delete cascade,
    name text not null,
    matches text not null check (matches in ('UNIT', 'SERVICE')),
    kind text not null,
    part2 text not null,
    primary key (facility, matches, name)
);
create table sending_application (name text primary key);

create table source_message (
    id uuid primary key,
    application text not null,
    facility text not null,
    control_id text,
    owns_identity boolean not null,
    message_type text,
    body bytea not null,
    sha256 bytea not null,
    acknowledgement bytea not null,
    ack_code text not null,
    status text not null check (status in ('ACCEPTED', 'QUARANTINED', 'REJECTED')),
    failure text,
    received_at timestamptz not null
);
create unique index source_message_identity on source_message (application, facility, control_id) where owns_identity;
create index source_message_asked_for on source_message (control_id, received_at);

-- A key is opaque and says nothing about the patient. What a hospital knows them by leads to it.
create table patient (
    key text primary key,
    merged_into text references patient
);
create index patient_merged on patient (merged_into) where merged_into is not null;
create table patient_identifier (
    authority text not null,
    type text not null,
    value text not null,
    patient_key text not null references patient,
    primary key (authority, type, value)
);
create index patient_identifier_patient on patient_identifier (patient_key);

create table message_event (
    event_id uuid primary key,
    message_id uuid not null references source_message,
    type text not null,
    occurred_at timestamptz not null
);
create index message_event_message on message_event (message_id);

-- The encounter history. A verdict says why an event led to no referral.
create table fact (
    event_id uuid primary key,
    patient_key text not null references patient,
    kind text not null,
    occurred_at timestamptz not null,
    body jsonb not null,
    verdict text
);
create index fact_patient on fact (patient_key);

create table referral (
    id uuid primary key,
    patient_key text not null references patient,
    ordinal int not null,
    open boolean not null,
    dealt_with boolean not null default false,
    causes uuid[] not null,
    content jsonb not null,
    status text not null,
    reasons text[] not null default '{}',
    cohort jsonb,
    owner text,
    due_at timestamptz,
    status_at timestamptz not null,
    unique (patient_key, ordinal)
);
create unique index referral_one_open on referral (patient_key) where open;
create table referral_history (
    id bigint generated always as identity primary key,
    referral_id uuid not null references referral,
    at timestamptz not null,
    status text not null,
    reasons text[] not null
);
create index referral_history_referral on referral_history (referral_id);
create table referral_cause (
    event_id uuid not null,
    referral_id uuid not null references referral,
    primary key (event_id, referral_id)
);

create table screening_policy (
    version text primary key,
    effective_from date not null unique,
    document jsonb not null
);
insert into screening_policy (version, effective_from, document) values ('2026-01', '1900-01-01', '{
  "dispositions": {
    "01": "EVALUATE", "home": "EVALUATE", "alt-home": "EVALUATE",
    "04": "REVIEW", "06": "REVIEW", "81": "REVIEW", "21": "REVIEW",
    "07": "AGAINST_ADVICE", "aadvice": "AGAINST_ADVICE",
    "02": "STILL_IN_HOSPITAL", "05": "STILL_IN_HOSPITAL", "09": "STILL_IN_HOSPITAL", "30": "STILL_IN_HOSPITAL",
    "43": "STILL_IN_HOSPITAL", "65": "STILL_IN_HOSPITAL", "66": "STILL_IN_HOSPITAL", "hosp": "STILL_IN_HOSPITAL",
    "psy": "STILL_IN_HOSPITAL",
    "03": "CARE_AROUND_THE_CLOCK", "61": "CARE_AROUND_THE_CLOCK", "62": "CARE_AROUND_THE_CLOCK",
    "63": "CARE_AROUND_THE_CLOCK", "64": "CARE_AROUND_THE_CLOCK", "70": "CARE_AROUND_THE_CLOCK",
    "snf": "CARE_AROUND_THE_CLOCK", "long": "CARE_AROUND_THE_CLOCK", "rehab": "CARE_AROUND_THE_CLOCK",
    "other-hcf": "CARE_AROUND_THE_CLOCK",
    "20": "DIED", "40": "DIED", "41": "DIED", "42": "DIED", "exp": "DIED",
    "50": "HOSPICE", "51": "HOSPICE"
  },
  "diagnoses": [
    {"pattern": "R45851|T1491.*|X7[1-9].*|X8[0-3].*|T(3[6-9]|[45][0-9]|6[0-5]|71)..2.*", "means": "SAFETY"},
    {"pattern": "F32[45]|F334.*|F317.*|F1[0-689][12]1", "means": "REMISSION"},
    {"pattern": "F2[0-9].*|F323|F333", "means": "PSYCHOSIS"},
    {"pattern": "F3[01].*|F340", "means": "BIPOLAR"},
    {"pattern": "F3[23].*|F341", "means": "DEPRESSION"},
    {"pattern": "F4[0-3].*", "means": "ANXIETY"},
    {"pattern": "F1[0-689].*", "means": "SUBSTANCE_USE"},
    {"pattern": "F50.*", "means": "EATING_DISORDER"},
    {"pattern": "F0[1-9].*|F[1-9][0-9A-Z].*", "means": "OTHER_BEHAVIOURAL"}
  ],
  "edBehavioural": {"visits": 4, "days": 365},
  "edAnyCause": {"visits": 3, "days": 60}
}');
