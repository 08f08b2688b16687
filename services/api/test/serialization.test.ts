import { ClaimId } from '@onrecord/domain'
import Fastify from 'fastify'
import t from 'tap'
import * as z from 'zod'
import { compileSerializer } from '../src/serialization.ts'

const Answer = z.strictObject({
  id: ClaimId,
  held: z.array(z.strictObject({ since: z.string().nullable(), total: z.int().min(1) })),
  open: z.record(z.string(), z.boolean()),
})

const id = '6f1d3c52-8a0e-5b7c-9d24-3f6e81b0a7c9'
const right = { id, held: [{ since: null, total: 2 }], open: { first: true } }

/** What a route answers that returns `answer`, which its types might have let through. */
async function answerOf(answer: unknown): Promise<{ status: number; body: string }> {
  const app = Fastify()
  app.setValidatorCompiler(() => () => true)
  app.setSerializerCompiler(compileSerializer)
  app.get('/', { schema: { response: { 200: Answer } } }, () => Promise.resolve(answer))
  const { statusCode, body } = await app.inject('/')
  await app.close()
  return { status: statusCode, body }
}

t.test('an answer of its schema is sent as it is', async (t) => {
  t.same(await answerOf(right), { status: 200, body: JSON.stringify(right) })
})

t.test('an answer is sent in the order of its schema, and ids in lower case', async (t) => {
  const { held, open } = right
  t.same(await answerOf({ open, held, id: id.toUpperCase() }), { status: 200, body: JSON.stringify(right) })
})

t.test('an answer that its schema does not allow is not sent', async (t) => {
  const wrong = {
    'a member more': { ...right, secret: 'word' },
    'a member more, further in': { ...right, held: [{ since: null, total: 2, secret: 'word' }] },
    'a member missing': { id, held: [] },
    'another type': { ...right, held: [{ since: 5, total: 2 }] },
    'a number out of range': { ...right, held: [{ since: null, total: 0 }] },
    'not a number': { ...right, held: [{ since: null, total: Number.NaN }] },
    'no id': { ...right, id: 'word' },
    nothing: null,
  }
  for (const [what, answer] of Object.entries(wrong)) {
    const { status, body } = await answerOf(answer)
    t.equal(status, 500, what)
    t.notMatch(body, 'word', `${what}: nothing of it is told`)
  }
})
