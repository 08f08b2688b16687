import { runMigrations } from 'bullmq'
import { Client } from 'pg'
import { QUEUE_SCHEMA } from './backend.ts'
import { jobs } from './jobs/index.ts'

/**
 * Creates or upgrades BullMQ's tables in schema `bullmq` and lets the role `onrecord_service` use them. For the owner of the
 * database, after its own migrations (which make the role), before any service starts; safe to repeat and at once.
 */
export async function migrateQueue(input: { url: string; queues?: readonly { name: string }[] }): Promise<void> {
  const client = new Client({ connectionString: input.url, application_name: 'onrecord-migrate' })
  await client.connect()
  try {
    // Two who grant at the same time fail with `tuple concurrently updated`; the lock ends with the connection.
    await client.query("select pg_advisory_lock(hashtext('onrecord migrate queue'))")
    await runMigrations(client, QUEUE_SCHEMA)
    // A bulk add makes the queue's sequence where there is none, which the services may not.
    for (const { name } of input.queues ?? jobs) await client.query(`select ${QUEUE_SCHEMA}.next_job_id($1)`, [name])
    await client.query(`
      grant usage on schema ${QUEUE_SCHEMA} to onrecord_service;
      grant select, insert, update, delete on all tables in schema ${QUEUE_SCHEMA} to onrecord_service;
      grant usage on all sequences in schema ${QUEUE_SCHEMA} to onrecord_service;
      grant execute on all functions in schema ${QUEUE_SCHEMA} to onrecord_service;
    `)
  } finally {
    await client.end()
  }
}
