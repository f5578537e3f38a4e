-- Null for what came with the product.
alter table escalation_policy add column made_by text;
