-- Names of patients are sealed from here on (schemas/vault). Builds from before were never released, so no name is carried over.
do $$
begin
    if exists (select from referral_person where name is not null) then
        raise exception 'this database was filled by a build from before encryption at rest, which was never released'
            using hint = 'Start with an empty one: deploy/run --fresh';
    end if;
end $$;
alter table referral_person drop column name;
alter table referral_person add column name bytea;
