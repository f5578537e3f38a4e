-- What is the project's own default is data with a version, and changes without a release.
update placement_policy
   set document = '{"waiting": ["SAFETY_FLAG", "CLOCK_DEADLINE", "MANDATED_PRIORITY", "ARRIVAL"],
                    "groups": {"usual": 12, "most": 16},
                    "ages": {"ADOLESCENT": {"youngest": 12, "oldest": 17}, "ADULT": {"youngest": 18}}}'::jsonb || document;
-- The most that a policy may allow.
alter table census drop constraint census_capacity_check;
alter table census add constraint census_capacity_check check (capacity between 0 and 40);
