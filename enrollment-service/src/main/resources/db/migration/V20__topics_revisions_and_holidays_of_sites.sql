-- A topic cycle goes through these in order, a calendar week each.
alter table cohort add column topics text[] not null default '{}';

-- Counted up by every change of the definition, so that nobody overwrites what they have not seen.
alter table cohort add column revision int not null default 1;
alter table program add column revision int not null default 1;
alter table program add column closed boolean not null default false;

-- Days on which a whole site is closed: no cohort of it meets.
create table site_holiday (
    site text not null references site on delete cascade,
    date date not null,
    name text not null,
    primary key (site, date)
);
