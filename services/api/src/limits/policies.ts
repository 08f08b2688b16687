/**
 * What is limited. Of a key: `read`, `write`, and `costly` beside either for what takes long to answer. Of an address:
 * `open` for requests without a valid key, `wrong-keys` for keys that are none.
 */
export type PolicyName = 'read' | 'write' | 'costly' | 'open' | 'wrong-keys'

/** Requests a minute by policy. */
export type Quotas = Readonly<Record<PolicyName, number>>

/** The window in which requests are counted, seconds. */
export const WINDOW_S = 60

/** Far above what people and their tools do; they stop a loop that has run wild, and the guessing of keys. */
export const QUOTAS: Quotas = { read: 300_000, write: 60_000, costly: 6_000, open: 6_000, 'wrong-keys': 30 }
