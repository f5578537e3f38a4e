-- Where somebody is reached outside the inbox: an email address, a webhook's address, a telephone number. A recipient is
-- the account of a member of staff, or team/<id> for what a team as a whole reads (a chat channel).
create table contact (
    recipient text not null,
    channel text not null check (channel in ('EMAIL', 'WEBHOOK', 'SMS')),
    address text not null,
    changed_at timestamptz not null,
    primary key (recipient, channel)
);

-- One telling of one recipient by one channel. It is written with the change that calls for it; its identity comes from
-- alert (or digest), occasion, recipient and channel, so that what is worked on twice is told once.
create table delivery (
    id uuid primary key,
    alert_id uuid references alert,
    digest_id uuid,
    occasion text not null,
    level int not null,
    recipient text not null,
    channel text not null check (channel in ('INBOX', 'EMAIL', 'WEBHOOK', 'SMS')),
    -- PENDING: to be sent; SENT: the target has taken it; DELIVERED: it has arrived; FAILED: an attempt failed, and it is
    -- due again; GIVEN_UP: no attempt is left; DROPPED: its alert was answered or taken back before it was sent
    state text not null check (state in ('PENDING', 'SENT', 'DELIVERED', 'FAILED', 'GIVEN_UP', 'DROPPED')),
    due_at timestamptz not null,
    created_at timestamptz not null,
    changed_at timestamptz not null,
    attempts int not null default 0,
    -- code of the last failure: never text of a target, which may repeat what it was sent
    error text,
    check ((alert_id is null) <> (digest_id is null))
);
create index delivery_due on delivery (due_at) where state in ('PENDING', 'FAILED');
create index delivery_alert on delivery (alert_id);
create index delivery_digest on delivery (digest_id) where digest_id is not null;
