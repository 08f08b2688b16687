import t from 'tap'
import * as z from 'zod'
import { describeIssue } from '../src/schema-issues.ts'

const Schema = z.strictObject({
  name: z.string().min(1),
  kind: z.enum(['demand', 'deadline']).optional(),
  type: z.union([z.enum(['event', 'obligation']), z.literal('all')]).optional(),
  place: z.coerce.number().int().min(1).max(9).optional(),
  day: z
    .string()
    .refine((text) => text === '2025-02-03', { error: 'a calendar day: 2025-02-03' })
    .optional(),
  id: z.uuid().optional(),
  items: z.array(z.string()).max(2).optional(),
})

const faults = (input: unknown): string[] => {
  const parsed = Schema.safeParse(input)
  const issues = parsed.success ? [] : parsed.error.issues
  return issues
    .flatMap((issue) => describeIssue(issue, Schema, input))
    .map(({ path, detail }) => `${path.join('.')}: ${detail}`)
}

t.test('what is wrong is said in words that mean something without the schema', (t) => {
  t.strictSame(faults(null), [': an object with named members'])
  t.strictSame(faults({}), ['name: is required: a text'])
  t.strictSame(faults({ name: '', kind: 'demnd', type: 'evnt' }), [
    'name: must not be empty',
    'kind: one of demand, deadline; it is "demnd"; did you mean demand?',
    'type: one of event, obligation, all; it is "evnt"',
  ])
  t.strictSame(faults({ name: 'x', place: 'two', day: '2025-02-30', id: 'abc' }), [
    'place: a number; it is "two"',
    'day: a calendar day: 2025-02-03; it is "2025-02-30"',
    'id: a UUID; it is "abc"',
  ])
  t.strictSame(faults({ name: 'x', place: '0' }), ['place: at least 1; it is "0"'])
  t.strictSame(faults({ name: 'x', place: 12, items: ['a', 'b', 'c'] }), [
    'place: at most 9; it is 12',
    'items: at most 2 of them',
  ])
  t.end()
})

t.test('a value is said again where it is plain, not where it could be code, markup or a secret', (t) => {
  const said = (day: string): boolean => faults({ name: 'x', day })[0]?.includes(JSON.stringify(day)) ?? false
  for (const plain of ['2025-02-30', '2025-02-30/2025-03', '../2025-02-30', 'März', 'twenty', ''])
    t.ok(said(plain), plain)
  for (const other of [
    "'; drop table event; --",
    'select * from event',
    '<script>',
    '../../etc/passwd',
    'onr_4f2a_secret',
    'whsec_c2VjcmV0',
    'a\nb',
    '\u202e',
    'x'.repeat(61),
  ]) {
    t.notOk(said(other), other)
  }
  t.end()
})
