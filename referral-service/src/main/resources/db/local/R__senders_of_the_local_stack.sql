insert into sending_application (name) values ('EPIC') on conflict do nothing;
insert into facility (name, kind, part2, time_zone) values
    ('GENHOSP', 'GENERAL', 'NOT_PART_2', 'America/New_York'),
    ('LAKESIDE', 'PSYCHIATRIC', 'NOT_PART_2', 'America/New_York'),
    ('HAVEN', 'RESIDENTIAL', 'PART_2', 'America/New_York')
on conflict do nothing;
insert into unit (facility, matches, name, kind, part2) values
    ('GENHOSP', 'UNIT', 'PSY', 'PSYCHIATRIC', 'NOT_PART_2'),
    ('GENHOSP', 'SERVICE', 'PSY', 'PSYCHIATRIC', 'NOT_PART_2'),
    ('GENHOSP', 'UNIT', 'DETOX', 'SUBSTANCE_USE', 'PART_2'),
    ('GENHOSP', 'UNIT', 'ED', 'EMERGENCY', 'NOT_PART_2')
on conflict do nothing;
