-- What a decision says of every cohort, in the code of ConsideredCode; the cohorts' ids are on a roll that all decisions
-- share which looked at the same ones. Older decisions keep what they said as a document.
create table cohort_roll (
    id bigint generated always as identity primary key,
    digest bytea not null unique,
    cohort_ids text[] not null
);
alter table decision alter column considered drop not null;
alter table decision add column roll_id bigint references cohort_roll;
alter table decision add column considered_code bytea;
alter table decision alter column considered_code set storage external;
alter table decision add constraint decision_says_what_was_considered
    check (considered is not null or roll_id is not null and considered_code is not null);

-- Counts up with each change of what decisions see of cohorts, and never shows the same number for two states: whoever
-- holds the desk and has seen this number has seen the cohorts. A change that is undone leaves a number out.
create sequence catalogue_version;
alter table desk add column catalogue bigint not null default nextval('catalogue_version');
create function count_catalogue() returns trigger language plpgsql as $$
begin
    update desk set catalogue = nextval('catalogue_version');
    return null;
end $$;
create trigger cohort_counted after insert or update or delete or truncate on cohort
    for each statement execute function count_catalogue();
create trigger holiday_counted after insert or update or delete or truncate on site_holiday
    for each statement execute function count_catalogue();
