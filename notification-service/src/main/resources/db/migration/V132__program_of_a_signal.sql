-- Who is placed with another program is news to that program's staff, however the first one answered.
alter table signal add column program_id text;
