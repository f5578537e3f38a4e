-- What was asked of the desk, in the order in which it was done: what a replay needs that is not in the topics. Of what
-- came from there only the identities are kept, a row for each call. Who writes holds the desk, so the order is that of
-- the decisions.
create table logbook (
    seq bigint generated always as identity primary key,
    at timestamptz not null default clock_timestamp(),
    kind text not null check (kind in ('REFERRALS', 'ENCOUNTERS', 'COMMANDS', 'COHORT', 'SEATS', 'HOLIDAY')),
    events uuid[],
    document jsonb,
    check ((events is null) <> (document is null))
);

-- Of the catalogue everything that decisions see, whoever changes it: the API, a seed, a hand.
create function log_catalogue() returns trigger language plpgsql as $$
begin
    perform 1 from desk for update;
    insert into logbook (kind, document)
    values (tg_argv[0], to_jsonb(case when tg_op = 'DELETE' then old else new end)
                        || jsonb_build_object('gone', tg_op = 'DELETE'));
    return null;
end $$;
create trigger cohort_logged after insert or update on cohort
    for each row execute function log_catalogue('COHORT');
create trigger seats_logged after insert on census
    for each row execute function log_catalogue('SEATS');
create trigger holiday_logged after insert or delete on site_holiday
    for each row execute function log_catalogue('HOLIDAY');

insert into logbook (kind, document)
select 'COHORT', to_jsonb(c) || '{"gone": false}' from cohort c order by c.id;
insert into logbook (kind, document)
select 'SEATS', to_jsonb(c) || '{"gone": false}' from census c order by c.cohort_id;
insert into logbook (kind, document)
select 'HOLIDAY', to_jsonb(h) || '{"gone": false}' from site_holiday h order by h.site, h.date;
