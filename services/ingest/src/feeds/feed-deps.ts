import type { Reader } from '@onrecord/intake'
import type { AddressRules, Resolve } from '@onrecord/webhooks'
import type { Logger } from 'pino'
import type { DomainLog } from '../log.ts'

/** What polling works with. */
export type FeedDeps = { log: DomainLog; reader: Reader; rules: AddressRules; resolve: Resolve; logger: Logger }
