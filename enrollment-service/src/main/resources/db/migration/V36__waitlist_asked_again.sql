-- When the waitlist was last asked again although no seat became free.
create table second_look (one boolean primary key default true check (one), looked_at timestamptz not null);
insert into second_look (looked_at) values (now());
