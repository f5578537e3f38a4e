-- What staff have settled stays beside what the hospital says; the revision tells staff whether they saw the latest.
alter table referral add column settled jsonb;
alter table referral add column revision bigint not null default 1;
create index referral_of_patient on referral (patient_key);
create index referral_in_review on referral (id) where status = 'IN_REVIEW';

create index seat_offer_lapses on seat (expires_at) where state = 'OFFERED';

-- Mandated deadlines of those who wait (45 CFR 96.126).
alter table waitlist add column due_at timestamptz;
create index waitlist_due on waitlist (due_at) where due_at is not null;

alter table decision add column actor_kind text not null default 'SYSTEM';
alter table decision add column actor_id text;

-- What was asked for in full, so that it can be done again in a replay; the digest tells the same request from another
-- one under the same key. The order is that in which the desk took them.
alter table staff_action add column seq bigint generated always as identity;
alter table staff_action add column details jsonb;
alter table staff_action add column digest text;
create index staff_action_on on staff_action (subject, seq desc);

update placement_policy
   set document = document || '{"mandate": {"admitDays": 14, "interimHours": 48, "admitWithInterimDays": 120},
                                "homeDispositions": ["01", "1", "001", "HOME", "ALT-HOME"]}';
