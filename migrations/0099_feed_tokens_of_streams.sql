-- Pages of a browser can't send a header with an event stream either.

alter table feed_token drop constraint feed_token_route_check;
alter table feed_token
  add constraint feed_token_route_check check (route in ('calendar', 'feed', 'events', 'stream', 'export'));
