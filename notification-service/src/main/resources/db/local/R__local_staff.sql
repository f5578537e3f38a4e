-- The local stack's world; what an API call changed stays.
insert into holiday values
    ('office', '2026-01-01', 'New Year''s Day'), ('office', '2026-01-19', 'Martin Luther King Day'),
    ('office', '2026-05-25', 'Memorial Day'), ('office', '2026-07-03', 'Independence Day'),
    ('office', '2026-09-07', 'Labor Day'), ('office', '2026-11-26', 'Thanksgiving'),
    ('office', '2026-12-25', 'Christmas Day'), ('office', '2027-01-01', 'New Year''s Day'),
    ('office', '2027-01-18', 'Martin Luther King Day'), ('office', '2027-05-31', 'Memorial Day'),
    ('office', '2027-07-05', 'Independence Day'), ('office', '2027-09-06', 'Labor Day'),
    ('office', '2027-11-25', 'Thanksgiving'), ('office', '2027-12-24', 'Christmas Day')
on conflict do nothing;
insert into staff_member (account, name, zone) values
    ('reyes', 'M. Reyes', 'America/New_York'), ('okafor', 'C. Okafor', 'America/New_York'),
    ('lindqvist', 'A. Lindqvist', 'America/New_York'), ('haddad', 'S. Haddad', 'America/New_York'),
    ('novak', 'P. Novak', 'America/New_York'), ('abara', 'N. Abara', 'America/New_York')
on conflict do nothing;
insert into team_member values
    ('care', 'reyes', 'INTAKE'), ('care', 'okafor', 'CLINICIAN'), ('care', 'lindqvist', 'CLINICIAN'),
    ('care', 'haddad', 'PROGRAM_LEAD'), ('care', 'novak', 'SUPERVISOR'),
    ('privacy', 'abara', 'SUPERVISOR')
on conflict do nothing;
insert into program_team values ('mood', 'care'), ('recovery', 'care'), ('nourish', 'care'), ('youth', 'care')
on conflict do nothing;
insert into shift values
    ('care', 0, 'day', '{MONDAY,TUESDAY,WEDNESDAY,THURSDAY,FRIDAY,SATURDAY,SUNDAY}', '07:00', '15:00', 'AS_WELL',
        '{reyes}', '2026-01-01'),
    ('care', 1, 'evening', '{MONDAY,TUESDAY,WEDNESDAY,THURSDAY,FRIDAY,SATURDAY,SUNDAY}', '15:00', '23:00', 'AS_WELL',
        '{okafor}', '2026-01-01'),
    ('care', 2, 'night', '{MONDAY,TUESDAY,WEDNESDAY,THURSDAY,FRIDAY,SATURDAY,SUNDAY}', '23:00', '07:00', 'AS_WELL',
        '{lindqvist}', '2026-01-01')
on conflict do nothing;
