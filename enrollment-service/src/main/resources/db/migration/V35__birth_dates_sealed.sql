-- Birth dates are sealed from here on (schemas/vault), and stand in no document. Builds from before were never released, so
-- no rows are carried over.
do $$
begin
    if exists (select from referral where case_file ->> 'birthDate' is not null
                                       or settled -> 'answers' ->> 'birthDate' is not null)
            or exists (select from follow_up_referral where told ->> 'birthDate' is not null)
            or exists (select from staff_action where details is not null) then
        raise exception 'this database was filled by a build from before birth dates were sealed, which was never released'
            using hint = 'Start with an empty one: deploy/run --fresh';
    end if;
end $$;

create table birth_date (
    referral_id uuid primary key references referral on delete cascade,
    -- as the hospital tells it
    told bytea,
    -- as a clinician completed it
    completed bytea,
    check (told is not null or completed is not null)
);
alter table follow_up_referral add column born bytea;

-- What exactly somebody of the staff asked for can hold one; whether it is the same again is told by a keyed mark.
alter table staff_action drop column details;
alter table staff_action add column details bytea;
alter table staff_action alter column details set storage external;
