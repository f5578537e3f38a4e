-- Every change of who is told raises this, so that whoever keeps a copy sees that it is old.
create table directory_version (version bigint not null);
insert into directory_version values (1);

create table business_calendar (
    id text primary key,
    zone text not null,
    days text[] not null check (cardinality(days) > 0),
    opens time not null,
    closes time not null,
    check (closes > opens)
);
create table holiday (
    calendar_id text not null references business_calendar on delete cascade,
    day date not null,
    name text not null,
    primary key (calendar_id, day)
);

create table staff_member (
    account text primary key check (account not like 'team/%'),
    name text not null,
    zone text not null,
    active boolean not null default true
);

create table team (
    id text primary key,
    name text not null,
    zone text not null,
    calendar_id text not null references business_calendar,
    -- the team for everything that no other team looks after
    catch_all boolean not null default false
);
create unique index team_catch_all on team (catch_all) where catch_all;
create table team_member (
    team_id text not null references team on delete cascade,
    account text not null references staff_member,
    role text not null check (role in ('INTAKE', 'CLINICIAN', 'PROGRAM_LEAD', 'SUPERVISOR')),
    primary key (team_id, account, role)
);
create table program_team (
    program_id text primary key,
    team_id text not null references team on delete cascade
);
create table shift (
    team_id text not null references team on delete cascade,
    position int not null,
    name text not null,
    days text[] not null check (cardinality(days) > 0),
    starts time not null,
    ends time not null,
    holidays text not null check (holidays in ('AS_WELL', 'NOT', 'ONLY')),
    accounts text[] not null check (cardinality(accounts) > 0),
    valid_from date not null,
    valid_to date check (valid_to >= valid_from),
    primary key (team_id, position)
);
create table substitution (
    id uuid primary key,
    account text not null references staff_member,
    substitute text not null references staff_member,
    starts timestamptz not null,
    ends timestamptz not null,
    check (account <> substitute),
    check (ends > starts)
);

create table subscription (
    id uuid primary key,
    recipient text not null,
    program_id text,
    topic text,
    at_least text not null check (at_least in ('ROUTINE', 'URGENT'))
);
create index subscription_recipient on subscription (recipient);
create table preference (
    account text primary key references staff_member,
    quiet_from time,
    quiet_to time,
    digest text not null check (digest in ('DAILY', 'PER_SHIFT')),
    digest_at time,
    check ((quiet_from is null) = (quiet_to is null)),
    check ((digest = 'DAILY') = (digest_at is not null))
);
create table preferred_channel (
    account text not null references preference on delete cascade,
    urgency text not null check (urgency in ('ROUTINE', 'URGENT')),
    channel text not null check (channel in ('EMAIL', 'WEBHOOK', 'SMS')),
    mode text not null check (mode in ('IMMEDIATE', 'DIGEST')),
    primary key (account, urgency, channel),
    check (urgency <> 'URGENT' or mode = 'IMMEDIATE')
);

create function directory_has_changed() returns trigger language plpgsql as $$
begin
    update directory_version set version = version + 1;
    return null;
end $$;
do $$
declare part text;
begin
    foreach part in array array['business_calendar', 'holiday', 'staff_member', 'team', 'team_member', 'program_team',
        'shift', 'substitution', 'subscription', 'preference', 'preferred_channel', 'contact']
    loop
        execute format('create trigger directory_changed after insert or update or delete on %I
            for each statement execute function directory_has_changed()', part);
    end loop;
end $$;

-- So that no alert ever has nobody: what no team looks after is this team's, which always has its own inbox.
insert into business_calendar values
    ('office', 'America/New_York', '{MONDAY,TUESDAY,WEDNESDAY,THURSDAY,FRIDAY}', '08:00', '18:00');
insert into team values ('care', 'Care team', 'America/New_York', 'office', true);
