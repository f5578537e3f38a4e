-- Whether a fact comes from a program under 42 CFR Part 2, or from one that nobody knows about. What is here from before
-- counts as such: it is sealed, so that SQL can't look.
alter table fact add column part2 boolean not null default true;
alter table fact alter column part2 drop default;

-- Asked from the referral too: by who tells senders, and by who wants to see it.
create index referral_cause_referral on referral_cause (referral_id);

-- What patients have agreed to in writing (42 CFR 2.31). A row is only ever added to by its revocation.
create table consent (
    id uuid primary key,
    patient_key text not null references patient,
    -- the facility whose records they are; * for any
    discloser text not null,
    -- the facility that may hear, STEPDOWN for the staff here, * for all who treat the patient
    recipient text not null,
    purpose text not null check (purpose in ('TREATMENT', 'PAYMENT', 'OPERATIONS', 'TREATMENT_PAYMENT_OPERATIONS')),
    scope text[] not null check (cardinality(scope) > 0 and scope <@ array['STATUS', 'APPOINTMENTS', 'IDENTITY']),
    signed_on date not null,
    -- the last day on which it holds; without one until it is revoked
    expires_on date check (expires_on >= signed_on),
    recorded_by text not null,
    recorded_at timestamptz not null,
    revoked_by text,
    revoked_at timestamptz,
    check ((revoked_at is null) = (revoked_by is null))
);
create index consent_patient on consent (patient_key);

create function consent_stays() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and old.revoked_at is null
            and row(old.id, old.discloser, old.recipient, old.purpose, old.scope, old.signed_on, old.expires_on,
                    old.recorded_by, old.recorded_at)
                is not distinct from row(new.id, new.discloser, new.recipient, new.purpose, new.scope, new.signed_on,
                    new.expires_on, new.recorded_by, new.recorded_at) then
        return new;
    end if;
    -- A merge of patients moves what was revoked too.
    if tg_op = 'UPDATE' and new.revoked_at = old.revoked_at and new.patient_key <> old.patient_key then
        return new;
    end if;
    raise exception 'a consent is only ever revoked';
end
$$;
create trigger consent_stays before update or delete on consent for each row execute function consent_stays();

-- Whose records under Part 2 a referral came of: each discloser once.
create function part2_disclosers(p_referral uuid) returns setof text language sql stable as $$
    select distinct m.facility
    from referral_cause c join fact f using (event_id) join message_event e using (event_id)
    join source_message m on m.id = e.message_id
    where c.referral_id = p_referral and f.part2
$$;

-- Whether a consent of the referral's patient lets this discloser's records be told to this recipient now. Days are those
-- of the discloser.
create function consented(p_referral uuid, p_discloser text, p_recipient text, p_what text, p_at timestamptz)
returns boolean language sql stable as $$
    select exists (
        select from referral r join consent k using (patient_key)
        where r.id = p_referral and k.revoked_at is null
          and k.discloser in (p_discloser, '*') and k.recipient in (p_recipient, '*') and p_what = any(k.scope)
          -- Everything that is told here is told to treat the patient.
          and k.purpose in ('TREATMENT', 'TREATMENT_PAYMENT_OPERATIONS')
          and (p_at at time zone coalesce((select time_zone from facility where name = p_discloser), 'UTC'))::date
              between k.signed_on and coalesce(k.expires_on, 'infinity'))
$$;

-- Whether a facility may be told of a referral: what it said itself it may hear, and what others said with consent.
create function may_hear(p_referral uuid, p_recipient text, p_what text, p_at timestamptz)
returns boolean language sql stable as $$
    select not exists (
        select from part2_disclosers(p_referral) d(discloser)
        where d.discloser <> p_recipient and not consented(p_referral, d.discloser, p_recipient, p_what, p_at))
$$;

-- What may not be told for want of consent waits for one.
alter table loop_delivery drop constraint loop_delivery_state_check;
alter table loop_delivery add constraint loop_delivery_state_check
    check (state in ('PENDING', 'SENT', 'DELIVERED', 'FAILED', 'WITHHELD'));
create index loop_delivery_withheld on loop_delivery (referral_id) where state = 'WITHHELD';

-- Who has opened what consent withholds, until when, and why.
create table broken_glass (
    id uuid primary key,
    referral_id uuid not null references referral,
    account text not null,
    reason bytea not null,
    at timestamptz not null,
    until timestamptz not null
);
create index broken_glass_referral on broken_glass (referral_id, account);
create trigger broken_glass_stays before update of id, referral_id, account, at, until or delete or truncate on broken_glass
    for each statement execute function rows_are_only_ever_added();
alter table broken_glass alter column reason set storage external;

create function glass_broken(p_referral uuid, p_account text, p_at timestamptz) returns boolean language sql stable as $$
    select exists (select from broken_glass g
                   where g.referral_id = p_referral and g.account = p_account and p_at >= g.at and p_at < g.until)
$$;

-- Whether somebody of the staff may see who a referral is about, and what they have: when all of its records under Part 2
-- come from facilities of theirs, or the patient has agreed, or they have broken the glass.
create function may_know(p_referral uuid, p_all boolean, p_facilities text[], p_account text, p_at timestamptz)
returns boolean language sql stable as $$
    select p_all
        or not exists (
               select from part2_disclosers(p_referral) d(discloser)
               where d.discloser <> all(p_facilities)
                 and not consented(p_referral, d.discloser, 'STEPDOWN', 'IDENTITY', p_at))
        or glass_broken(p_referral, p_account, p_at)
$$;
