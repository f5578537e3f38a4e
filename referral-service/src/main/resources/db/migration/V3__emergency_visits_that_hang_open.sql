-- Visits of the emergency department that have begun: those that nobody closes are looked for here.
create index fact_emergency on fact (occurred_at)
    where kind in ('REGISTERED', 'ADMITTED') and body -> 'stay' ->> 'patientClass' = 'EMERGENCY';
