-- How an alert stood after each step: whom it was assigned to, and what to go back to when a step is undone. Null for steps
-- from before.
alter table alert_change
    add column level int,
    add column assignee text,
    add column state text,
    add column state_by text,
    add column state_at timestamptz,
    add column snoozed_until timestamptz,
    add column snooze_reason text;

-- The alert with which staff settled a signal: when that is undone, the signal asks again.
alter table signal add column answered_by uuid;
create index signal_answered_by on signal (answered_by) where answered_by is not null;

-- When a step was to be taken before a snooze put it off.
alter table escalation_step add column planned_at timestamptz;
update escalation_step set planned_at = due_at;
alter table escalation_step alter column planned_at set not null;
