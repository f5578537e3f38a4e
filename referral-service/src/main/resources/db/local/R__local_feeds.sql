-- Generous: nobody is to be woken by a local stack that rests.
insert into feed (application, facility, limit_minutes) values ('EPIC', 'GENHOSP', 1440) on conflict do nothing;
