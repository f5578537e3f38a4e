-- A foreign key asks for each row, and locks the row that it finds: of a decision and its seat that was more than half of
-- what they cost. What is asked here is the same, of all new rows of a statement at once. Nothing deletes referrals,
-- seats, cohorts or rolls, so nobody needs to be kept from it.
create function refuse_strays(what text) returns void language plpgsql as $$
begin
    raise exception '% names something that there is not', what using errcode = 'foreign_key_violation';
end $$;

create function refuse_stray_seats() returns trigger language plpgsql as $$
begin
    if exists (select from fresh f where not exists (select from referral r where r.id = f.referral_id)
                                      or not exists (select from cohort c where c.id = f.cohort_id)) then
        perform refuse_strays('a seat');
    end if;
    return null;
end $$;
alter table seat drop constraint seat_referral_id_fkey, drop constraint seat_cohort_id_fkey;
create trigger seat_is_no_stray after insert on seat referencing new table as fresh
    for each statement execute function refuse_stray_seats();

create function refuse_stray_decisions() returns trigger language plpgsql as $$
begin
    if exists (select from fresh f where not exists (select from referral r where r.id = f.referral_id)
                                      or f.seat_id is not null
                                         and not exists (select from seat s where s.id = f.seat_id)
                                      or f.roll_id is not null
                                         and not exists (select from cohort_roll o where o.id = f.roll_id)) then
        perform refuse_strays('a decision');
    end if;
    return null;
end $$;
alter table decision drop constraint decision_referral_id_fkey, drop constraint decision_seat_id_fkey,
    drop constraint decision_cohort_id_fkey, drop constraint decision_roll_id_fkey;
create trigger decision_is_no_stray after insert on decision referencing new table as fresh
    for each statement execute function refuse_stray_decisions();

create function refuse_stray_statuses() returns trigger language plpgsql as $$
begin
    if exists (select from fresh f where not exists (select from referral r where r.id = f.referral_id)) then
        perform refuse_strays('a status');
    end if;
    return null;
end $$;
alter table status_history drop constraint status_history_referral_id_fkey;
create trigger status_is_no_stray after insert on status_history referencing new table as fresh
    for each statement execute function refuse_stray_statuses();

create function refuse_stray_waiting() returns trigger language plpgsql as $$
begin
    if exists (select from fresh f where not exists (select from referral r where r.id = f.referral_id)) then
        perform refuse_strays('a place on the waitlist');
    end if;
    return null;
end $$;
alter table waitlist drop constraint waitlist_referral_id_fkey;
create trigger waiting_is_no_stray after insert on waitlist referencing new table as fresh
    for each statement execute function refuse_stray_waiting();
