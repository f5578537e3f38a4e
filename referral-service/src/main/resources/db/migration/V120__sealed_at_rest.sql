-- What names a patient is sealed from here on, and found by marks (schemas/vault). Builds from before were never released,
-- so no rows are carried over.
do $$
begin
    if exists (select from source_message) or exists (select from patient_identifier) or exists (select from fact) then
        raise exception 'this database was filled by a build from before encryption at rest, which was never released'
            using hint = 'Start with an empty one: deploy/run --fresh';
    end if;
end $$;

-- The digest is keyed: it tells the same message again from another one, also when the body is gone. Nothing that is
-- sealed can be compressed, so nobody tries.
alter table source_message drop column sha256;
alter table source_message add column digest bytea not null;
alter table source_message add column purged_at timestamptz;
alter table source_message alter column body drop not null;
alter table source_message alter column body set storage external;
alter table source_message add constraint source_message_body_until_purged check ((body is null) = (purged_at is not null));

-- What is to be purged is found here; not by how far the last purge came, since published events bring times of their own.
create index source_message_to_purge on source_message (received_at) where body is not null and status <> 'QUARANTINED';

-- Each time that bodies of old messages were deleted, and how many.
create table raw_message_purge (
    id bigint generated always as identity primary key,
    at timestamptz not null default clock_timestamp(),
    received_before timestamptz not null,
    messages int not null
);
create trigger raw_message_purge_stays before update or delete or truncate on raw_message_purge
    for each statement execute function rows_are_only_ever_added();

-- What a hospital knows a patient by is here as a mark of authority, type and value.
drop table patient_identifier;
create table patient_identifier (
    mark bytea primary key,
    patient_key text not null references patient
);
create index patient_identifier_patient on patient_identifier (patient_key);

-- A request is known by a mark of authority and value.
drop table fhir_request;
create table fhir_request (
    mark bytea primary key,
    cancelled boolean not null
);

-- What is asked for of a fact has columns; the number of a visit is there as a mark.
drop index fact_emergency;
alter table fact drop column body;
alter table fact add column body bytea not null;
alter table fact add column emergency boolean not null;
alter table fact add column visit_mark bytea;
alter table fact alter column body set storage external;
create index fact_emergency on fact (occurred_at) where emergency and kind in ('REGISTERED', 'ADMITTED');

alter table referral drop column content;
alter table referral add column content bytea not null;
-- from the least to the most urgent
alter table referral add column pathways text[] not null;
-- 42 CFR Part 2, or substance use
alter table referral add column restricted boolean not null;
alter table referral alter column content set storage external;

-- Corrected bodies lie apart from what was done, which is only ever added to: they are sealed anew and purged.
alter table quarantine_action drop column body;
alter table quarantine_action add column corrected boolean not null default false;
create table quarantine_correction (
    action_id bigint primary key references quarantine_action,
    message_id uuid not null references source_message,
    body bytea not null
);
create index quarantine_correction_message on quarantine_correction (message_id);
