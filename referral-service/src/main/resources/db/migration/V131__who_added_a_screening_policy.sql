-- Versions are added by staff too, who say why.
alter table screening_policy add column added_by text, add column reason text;
