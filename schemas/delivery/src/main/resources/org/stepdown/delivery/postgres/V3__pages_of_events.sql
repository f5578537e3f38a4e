-- Many events that were appended together share a row: a page, with how many there are. To insert and to mark a row is
-- most of what an event costs the database. A page that can't be sent as a whole is taken apart into rows again, for
-- which each of its events has a number of its own.
alter table delivery.outbox add column events int not null default 1;
alter table delivery.outbox add column page bytea;
alter table delivery.outbox alter column page set storage external;
