-- When a team has its next change of duty, and who had duty when that was last looked at: whoever was not among
-- them takes over what is open.
create table hand_over (
    team_id text primary key references team on delete cascade,
    due_at timestamptz not null,
    on_duty text[]
);
create index hand_over_due on hand_over (due_at);
insert into hand_over (team_id, due_at) select id, '2026-01-01' from team;

-- Rosters that change are looked at at once.
create function hand_over_may_be_due() returns trigger language plpgsql as $$
begin
    insert into hand_over (team_id, due_at) select id, '2026-01-01' from team
    on conflict (team_id) do update set due_at = excluded.due_at;
    perform pg_notify('alerts', '');
    return null;
end $$;
do $$
declare part text;
begin
    foreach part in array array['team', 'team_member', 'shift', 'substitution', 'staff_member', 'holiday']
    loop
        execute format('create trigger hand_over_may_be_due after insert or update or delete on %I
            for each statement execute function hand_over_may_be_due()', part);
    end loop;
end $$;
