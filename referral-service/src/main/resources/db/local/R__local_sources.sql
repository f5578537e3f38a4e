-- The local stack's world; what an API call changed stays.
insert into facility (name, kind, part2, time_zone) values
    ('GENHOSP', 'GENERAL', 'NOT_PART_2', 'America/New_York'),
    ('LAKESIDE', 'PSYCHIATRIC', 'NOT_PART_2', 'America/New_York'),
    ('HAVEN', 'RESIDENTIAL', 'PART_2', 'America/New_York'),
    ('NORTHGATE', 'GENERAL', 'NOT_PART_2', 'America/Chicago')
on conflict do nothing;
insert into unit (facility, name, matches, kind, part2) values
    ('GENHOSP', 'PSY', 'UNIT', 'PSYCHIATRIC', 'NOT_PART_2'),
    ('GENHOSP', 'PSY', 'SERVICE', 'PSYCHIATRIC', 'NOT_PART_2'),
    ('GENHOSP', 'DETOX', 'UNIT', 'SUBSTANCE_USE', 'PART_2'),
    ('GENHOSP', 'ED', 'UNIT', 'EMERGENCY', 'NOT_PART_2'),
    ('NORTHGATE', 'PSY', 'UNIT', 'PSYCHIATRIC', 'NOT_PART_2'),
    ('NORTHGATE', 'ED', 'UNIT', 'EMERGENCY', 'NOT_PART_2')
on conflict do nothing;
insert into sending_application (name) values ('EPIC') on conflict do nothing;
