-- Where senders want to hear what became of their referrals. A removed one stays for the history of its deliveries.
create table loop_target (
    id uuid primary key,
    name text not null,
    application text,
    facility text not null,
    kind text not null check (kind in ('WEBHOOK', 'FHIR_TASK', 'HL7_MLLP')),
    enabled boolean not null,
    settings jsonb not null,
    secret text,
    changed_at timestamptz not null,
    removed_at timestamptz,
    failures int not null default 0,
    open_until timestamptz
);
create unique index loop_target_name on loop_target (name) where removed_at is null;

-- What is told, one row for each event, target and kind of message. Holds no name, number or diagnosis of a patient:
-- what HL7 needs of those is read from the sender's own facts when it is sent.
create table loop_delivery (
    id uuid primary key,
    sequence bigint generated always as identity,
    target_id uuid not null references loop_target,
    referral_id uuid not null references referral,
    stream text not null check (stream in ('STATUS', 'APPOINTMENT')),
    notice jsonb not null,
    correlation_id uuid not null,
    event_id uuid not null,
    state text not null check (state in ('PENDING', 'SENT', 'DELIVERED', 'FAILED')),
    attempts int not null default 0,
    last_error text,
    queued_at timestamptz not null,
    give_up_at timestamptz not null,
    sent_at timestamptz,
    delivered_at timestamptz,
    failed_at timestamptz
);
create index loop_delivery_to_do on loop_delivery (target_id, referral_id, sequence) where state in ('PENDING', 'SENT');
create index loop_delivery_referral on loop_delivery (referral_id, sequence);
create index loop_delivery_latest on loop_delivery (sequence);
create index loop_delivery_failed on loop_delivery (sequence) where state = 'FAILED';

-- A referral's messages to one target go one after the other: the lane is what an instance claims, never a message.
create table loop_lane (
    target_id uuid not null references loop_target,
    referral_id uuid not null,
    due_at timestamptz,
    claimed_until timestamptz,
    claim uuid,
    primary key (target_id, referral_id)
);
create index loop_lane_due on loop_lane (target_id, due_at) where due_at is not null;

-- The first session of a referral as senders know it.
create table loop_booking (
    referral_id uuid primary key references referral,
    number int not null,
    cohort text not null,
    state text not null check (state in ('BOOKED', 'CANCELLED', 'NO_SHOW', 'KEPT')),
    starts_at timestamptz not null,
    time_zone text not null,
    site text not null
);
