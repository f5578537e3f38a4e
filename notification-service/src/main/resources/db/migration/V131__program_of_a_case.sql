-- Which program a patient is with: who is told of events that name none.
create table case_program (subject text primary key, program_id text, as_of timestamptz not null);
insert into case_program (subject, program_id, as_of)
select distinct on (subject) subject, program_id, raised_at from alert
 where program_id is not null order by subject, raised_at desc;
