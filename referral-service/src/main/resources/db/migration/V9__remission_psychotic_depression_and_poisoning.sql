-- More codes of remission (F30.3, F30.4, F1x.91), poisoning whose intent is the fifth character (T36.92X), and a
-- depression with psychotic symptoms stays a depression for the person who reviews it.
insert into screening_policy (version, effective_from, document) values ('2026-02', '2026-02-01', '{
  "dispositions": {
    "01": "EVALUATE", "home": "EVALUATE", "alt-home": "EVALUATE",
    "04": "REVIEW", "06": "REVIEW", "81": "REVIEW", "21": "REVIEW",
    "07": "AGAINST_ADVICE", "aadvice": "AGAINST_ADVICE",
    "02": "STILL_IN_HOSPITAL", "05": "STILL_IN_HOSPITAL", "09": "STILL_IN_HOSPITAL", "30": "STILL_IN_HOSPITAL",
    "43": "STILL_IN_HOSPITAL", "65": "STILL_IN_HOSPITAL", "66": "STILL_IN_HOSPITAL", "hosp": "STILL_IN_HOSPITAL",
    "psy": "STILL_IN_HOSPITAL",
    "03": "CARE_AROUND_THE_CLOCK", "61": "CARE_AROUND_THE_CLOCK", "62": "CARE_AROUND_THE_CLOCK",
    "63": "CARE_AROUND_THE_CLOCK", "64": "CARE_AROUND_THE_CLOCK", "70": "CARE_AROUND_THE_CLOCK",
    "snf": "CARE_AROUND_THE_CLOCK", "long": "CARE_AROUND_THE_CLOCK", "rehab": "CARE_AROUND_THE_CLOCK",
    "other-hcf": "CARE_AROUND_THE_CLOCK",
    "20": "DIED", "40": "DIED", "41": "DIED", "42": "DIED", "exp": "DIED",
    "50": "HOSPICE", "51": "HOSPICE"
  },
  "diagnoses": [
    {"pattern": "R45851|T1491.*|X7[1-9].*|X8[0-3].*|T(3[6-9]|[45][0-9]|6[0-5]|71)(..2.*|.2X.*)", "means": "SAFETY"},
    {"pattern": "F30[34]|F32[45]|F334.*|F317.*|F1[0-689][129]1", "means": "REMISSION"},
    {"pattern": "F323|F333", "means": "PSYCHOSIS", "condition": "DEPRESSION"},
    {"pattern": "F2[0-9].*", "means": "PSYCHOSIS"},
    {"pattern": "F3[01].*|F340", "means": "BIPOLAR"},
    {"pattern": "F3[23].*|F341", "means": "DEPRESSION"},
    {"pattern": "F4[0-3].*", "means": "ANXIETY"},
    {"pattern": "F1[0-689].*", "means": "SUBSTANCE_USE"},
    {"pattern": "F50.*", "means": "EATING_DISORDER"},
    {"pattern": "F0[1-9].*|F[1-9][0-9A-Z].*", "means": "OTHER_BEHAVIOURAL"}
  ],
  "edBehavioural": {"visits": 4, "days": 365},
  "edAnyCause": {"visits": 3, "days": 60}
}');
