-- What was taught stays what it was, whatever becomes of the schedule, and goes along when a patient moves.
alter table attendance add column topic text;
