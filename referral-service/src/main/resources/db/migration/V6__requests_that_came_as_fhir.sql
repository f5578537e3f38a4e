-- FHIR has no event for a changed request: it is sent again. What stands under its identifier says what it is now.
create table fhir_request (
    authority text not null,
    value text not null,
    cancelled boolean not null,
    primary key (authority, value)
);
