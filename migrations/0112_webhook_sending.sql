-- Who sends to an endpoint that limits its requests at a time, and until when at most: one batch at a time, over all processes.
alter table webhook_endpoint
  add column sending_by uuid,
  add column sending_until timestamptz(3),
  add constraint webhook_endpoint_sending_check check ((sending_by is null) = (sending_until is null));
