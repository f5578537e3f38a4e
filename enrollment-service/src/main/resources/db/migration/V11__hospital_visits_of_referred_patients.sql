-- What hospitals said of visits, without visit numbers: any order of arrival makes the same visits.
create table hospital_fact (
    event_id uuid primary key,
    patient_key text not null,
    visit uuid not null,
    kind text not null,
    setting text not null,
    began_at timestamptz,
    occurred_at timestamptz not null,
    received_at timestamptz not null,
    disposition text
);
create index hospital_fact_of_patient on hospital_fact (patient_key);

-- Patients that have become part of another one. The surviving key is never a retired one itself.
create table retired_patient (retired text primary key, surviving text not null);
create index retired_patient_surviving on retired_patient (surviving);

alter table referral add column care jsonb;
