-- Many deliveries can fall due at the same instant; with seq in the index the next hundred are read without sorting them all.
drop index webhook_delivery_due;
create index webhook_delivery_due on webhook_delivery (endpoint_id, next_attempt_at, seq) where state = 'due';
