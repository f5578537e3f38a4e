-- Whether what a row holds of an event is sealed: what waits from before is sent as it lies there.
alter table delivery.outbox add column sealed boolean not null default false;
alter table delivery.dead_letter add column sealed boolean not null default false;
