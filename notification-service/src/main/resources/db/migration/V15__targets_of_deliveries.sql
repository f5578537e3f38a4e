-- What fails or works as one: the mail server, the SMS gateway, the host of a webhook.
alter table contact add column target text not null generated always as (
    case channel when 'WEBHOOK' then channel || '/' || coalesce(substring(lower(address) from '^https?://([^/?#@]+)'), 'unknown')
    else channel end) stored;

-- How a target has been doing, for all instances and over restarts. A row exists while it fails.
create table delivery_target (
    target text primary key,
    failures int not null check (failures > 0),
    failing_since timestamptz not null,
    -- until when it is left alone
    open_until timestamptz,
    -- a delivery to it was given up
    given_up boolean not null default false,
    works_again boolean not null default false,
    told boolean not null default false
);

-- How a recipient's webhook wants to be spoken to.
create table webhook (
    recipient text primary key,
    shape text not null check (shape in ('STEPDOWN', 'SLACK', 'TEAMS')),
    secret text,
    changed_at timestamptz not null
);
