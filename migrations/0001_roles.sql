-- Services act as this role after connecting; tables grant to it what a service needs, and never DDL.
-- A role belongs to the whole server, so it may be there already or be created by another database at this moment.
do $$
begin
  if not exists (select from pg_roles where rolname = 'onrecord_service') then
    begin
      create role onrecord_service nologin;
    exception
      when duplicate_object or unique_violation then null;
    end;
  end if;

  -- Creating a role does not by itself allow taking it on (PostgreSQL 16 and newer), so this tries.
  begin
    set local role onrecord_service;
    set local role none;
  exception
    when insufficient_privilege then
      grant onrecord_service to current_user;
  end;
end
$$;

revoke create on schema public from public;
grant usage on schema public to onrecord_service;
