-- When a key was last used (written at most once a minute), and what may be changed about it: its label and its end.

alter table api_key add column last_used_at timestamptz(3);

grant update (label, expires_at, last_used_at) on api_key to onrecord_service;
