-- Items of the last poll that were not read, because a poll reads no more than its newest.
alter table feed add column items_left integer not null default 0;
