-- The local stack's world; what an API call changed stays.
insert into site (id, name, time_zone) values
    ('riverside', 'Riverside', 'America/New_York'),
    ('harbor', 'Harbor', 'America/New_York'),
    ('northside', 'Northside', 'America/New_York')
on conflict do nothing;

insert into program (id, name, site, time_zone, age_band, weekly_hours, weeks) values
    ('mood', 'Mood and anxiety', 'riverside', 'America/New_York', 'ADULT', 9, 8),
    ('recovery', 'Recovery', 'harbor', 'America/New_York', 'ADULT', 9, 12),
    ('nourish', 'Eating disorders', 'riverside', 'America/New_York', 'ADULT', 12, 10),
    ('youth', 'Youth', 'northside', 'America/New_York', 'ADOLESCENT', 10, 8)
on conflict do nothing;
insert into program_service_line (program_id, condition) values
    ('mood', 'DEPRESSION'), ('mood', 'BIPOLAR'), ('mood', 'ANXIETY'),
    ('recovery', 'SUBSTANCE_USE'), ('recovery', 'DEPRESSION'), ('recovery', 'BIPOLAR'), ('recovery', 'ANXIETY'),
    ('nourish', 'EATING_DISORDER'),
    ('youth', 'DEPRESSION'), ('youth', 'ANXIETY'), ('youth', 'SUBSTANCE_USE')
on conflict do nothing;
insert into curriculum_part (program_id, position, component, weekly_hours, activity) values
    ('mood', 0, 'GROUP_THERAPY', 4, null),
    ('mood', 1, 'SKILLS_TRAINING', 2, null),
    ('mood', 2, 'PSYCHOEDUCATION', 1.5, null),
    ('mood', 3, 'RELAPSE_PREVENTION', 0.5, null),
    ('mood', 4, 'EXPERIENTIAL', 1, 'art'),
    ('recovery', 0, 'GROUP_THERAPY', 4, null),
    ('recovery', 1, 'RELAPSE_PREVENTION', 2.5, null),
    ('recovery', 2, 'PSYCHOEDUCATION', 1.5, null),
    ('recovery', 3, 'EXPERIENTIAL', 1, 'music'),
    ('nourish', 0, 'GROUP_THERAPY', 5, null),
    ('nourish', 1, 'SKILLS_TRAINING', 3, null),
    ('nourish', 2, 'PSYCHOEDUCATION', 2, null),
    ('nourish', 3, 'EXPERIENTIAL', 2, 'art'),
    ('youth', 0, 'GROUP_THERAPY', 4, null),
    ('youth', 1, 'SKILLS_TRAINING', 3, null),
    ('youth', 2, 'PSYCHOEDUCATION', 1, null),
    ('youth', 3, 'EXPERIENTIAL', 2, 'equine therapy')
on conflict do nothing;

-- All began long ago and take patients at any session, so that there is room on every date.
insert into cohort (id, program_id, name, conditions, dual_diagnosis, age_band, track, modality, site, languages,
                    weekdays, starts_at, minutes, time_zone, first_date, mode)
select line.id || '-' || lower(slot.track),
       line.program_id,
       line.name || ', ' || lower(slot.track),
       line.conditions,
       line.dual,
       'ADULT',
       slot.track,
       slot.modality,
       line.site,
       slot.languages,
       case when line.program_id = 'nourish' then slot.weekdays || '{FRIDAY}'::text[] else slot.weekdays end,
       slot.starts_at,
       180,
       'America/New_York',
       '2025-01-06',
       'ROLLING'
  from (values
            ('depression', 'mood', 'Depression', '{DEPRESSION}'::text[], false, 'riverside'),
            ('anxiety', 'mood', 'Anxiety', '{ANXIETY}'::text[], false, 'riverside'),
            ('bipolar', 'mood', 'Bipolar disorder', '{BIPOLAR}'::text[], false, 'riverside'),
            ('substance-use', 'recovery', 'Substance use', '{SUBSTANCE_USE}'::text[], false, 'harbor'),
            ('dual-diagnosis', 'recovery', 'Dual diagnosis', '{SUBSTANCE_USE,DEPRESSION,BIPOLAR,ANXIETY}'::text[],
             true, 'harbor'),
            ('eating-disorders', 'nourish', 'Eating disorders', '{EATING_DISORDER}'::text[], false, 'riverside')
       ) as line (id, program_id, name, conditions, dual, site)
 cross join (values
            ('MORNING', 'IN_PERSON', '{en,es}'::text[], '{MONDAY,WEDNESDAY,THURSDAY}'::text[], '09:00'::time),
            ('AFTERNOON', 'IN_PERSON', '{en}'::text[], '{TUESDAY,WEDNESDAY,THURSDAY}'::text[], '13:00'::time),
            ('EVENING', 'TELEHEALTH', '{en,es}'::text[], '{MONDAY,TUESDAY,THURSDAY}'::text[], '17:30'::time)
       ) as slot (track, modality, languages, weekdays, starts_at)
on conflict do nothing;
insert into cohort (id, program_id, name, conditions, dual_diagnosis, age_band, track, modality, site, languages,
                    weekdays, starts_at, minutes, time_zone, first_date, mode)
select 'youth-' || line.id || '-' || lower(slot.track),
       'youth',
       'Youth, ' || line.name || ', ' || lower(slot.track),
       line.conditions,
       false,
       'ADOLESCENT',
       slot.track,
       slot.modality,
       'northside',
       '{en,es}',
       '{MONDAY,TUESDAY,WEDNESDAY,THURSDAY}',
       slot.starts_at,
       150,
       'America/New_York',
       '2025-01-06',
       'ROLLING'
  from (values
            ('depression', 'depression', '{DEPRESSION}'::text[]),
            ('anxiety', 'anxiety', '{ANXIETY}'::text[]),
            ('substance-use', 'substance use', '{SUBSTANCE_USE}'::text[])
       ) as line (id, name, conditions)
 cross join (values
            ('AFTERNOON', 'IN_PERSON', '15:30'::time),
            ('EVENING', 'TELEHEALTH', '18:00'::time)
       ) as slot (track, modality, starts_at)
on conflict do nothing;
insert into census (cohort_id, capacity, as_of)
select id, case when id like 'depression-%' then 16 else 12 end, now() from cohort
on conflict do nothing;

update placement_policy
   set document = jsonb_set(document, '{facilitySites}', '{
           "GENHOSP": ["riverside", "harbor", "northside"],
           "LAKESIDE": ["riverside", "northside"],
           "HAVEN": ["harbor"]
       }')
 where version = '2026-01' and document -> 'facilitySites' = '{}';

insert into site_holiday (site, date, name)
select site.id, make_date(year, holiday.month, holiday.day), holiday.name
  from site
 cross join generate_series(2025, 2030) as year
 cross join (values (1, 1, 'New Year''s Day'), (7, 4, 'Independence Day'), (12, 25, 'Christmas Day'))
       as holiday (month, day, name)
 where site.id in ('riverside', 'harbor', 'northside')
on conflict do nothing;
-- The fourth Thursday of November: the first one is at most six days after the 1st.
insert into site_holiday (site, date, name)
select site.id, make_date(year, 11, 22) + (11 - extract(isodow from make_date(year, 11, 22))::int) % 7, 'Thanksgiving'
  from site
 cross join generate_series(2025, 2030) as year
 where site.id in ('riverside', 'harbor', 'northside')
on conflict do nothing;
