-- What was raised in a time: the figures of how soon staff respond.
create index alert_raised on alert (raised_at);
