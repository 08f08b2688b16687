import { waitFor } from '@onrecord/testing'
import t from 'tap'
import type { Channel } from '../../src/live/channel.ts'
import { formatFrame } from '../../src/live/frame.ts'
import type { Listener } from '../../src/live/listener.ts'
import { openLiveStreams } from '../../src/live/live-streams.ts'
import { openLogger } from '../../src/logger.ts'
import { freshApi } from '../fresh-api.ts'

const TICK = { pollMs: 20, heartbeatMs: 20, admissionMs: 20 }

/** A channel over an array that grows, and a listener that notes what it is sent. */
function scripted() {
  const script = { head: 0, reads: 0, fails: false }
  const channel: Channel = async ({ after }) => {
    script.reads += 1
    if (script.fails) throw new Error('no database')
    const upTo = Math.min(script.head, after + 3)
    const seqs = Array.from({ length: upTo - after }, (_, nth) => after + nth + 1)
    return {
      frames: seqs.map((seq) => ({ seq, bytes: formatFrame({ seq, type: 'e', data: '{}' }), telling: null })),
      upTo,
    }
  }
  return { script, channel }
}

function listenerAt(position: number, isAdmitted: () => Promise<boolean> = async () => true) {
  const state = { text: '', isEnded: false }
  const listener: Listener = {
    position,
    wants: null,
    credential: 'a',
    isAdmitted,
    sink: {
      write: (bytes) => {
        state.text += bytes.toString()
        return true
      },
      drained: async () => true,
      end: (last) => {
        state.text += last?.toString() ?? ''
        state.isEnded = true
      },
    },
  }
  const seqs = () => Array.from(state.text.matchAll(/^id: (\d+)\nevent/gm), ([, id]) => Number(id))
  return { listener, state, seqs }
}

const until = (what: string, isSo: () => boolean) => waitFor(async () => (isSo() ? true : undefined), { what })

t.test('whoever comes while the log grows is sent each event once, wherever it begins', async (t) => {
  const { log } = await freshApi(t, { views: 'lagging' })
  const { script, channel } = scripted()
  const streams = openLiveStreams({ log, logger: openLogger({ name: 'test', level: 'silent' }) }, channel)
  t.teardown(() => streams.stop())
  const all: ReturnType<typeof listenerAt>[] = []
  for (let round = 1; round <= 60; round++) {
    script.head = round * 2
    // A head that was read a moment ago, and a place before it.
    const one = listenerAt(Math.max(0, script.head - (round % 7)))
    all.push(one)
    streams.join(one.listener, { dossier: 'port', head: script.head })
    log.announce('port')
    if (round % 3 === 0) await new Promise((resolve) => setImmediate(resolve))
  }
  for (const [nth, { seqs, listener }] of all.entries()) {
    await until(`listener ${nth}`, () => listener.position === 120)
    const start = Math.max(0, (nth + 1) * 2 - ((nth + 1) % 7))
    t.same(
      seqs(),
      Array.from({ length: 120 - start }, (_, n) => start + n + 1),
      `from ${start}`,
    )
  }
  t.equal(streams.count(), 60)
})

t.test('a thousand who come back to one place share what is read for them', async (t) => {
  const { log } = await freshApi(t, { views: 'lagging' })
  const { script, channel } = scripted()
  script.head = 30
  const streams = openLiveStreams({ log, logger: openLogger({ name: 'test', level: 'silent' }) }, channel)
  t.teardown(() => streams.stop())
  const herd = Array.from({ length: 1000 }, () => listenerAt(21))
  for (const { listener } of herd) streams.join(listener, { dossier: 'port', head: 30 })
  for (const { listener } of herd) await until('level', () => listener.position === 30)
  t.equal(script.reads, 3)
})

t.test(
  'a listener whose pages can not be read is told to come back; what is live goes on when the log can be read again',
  async (t) => {
    const { log } = await freshApi(t, { views: 'lagging' })
    const { script, channel } = scripted()
    Object.assign(script, { head: 4, fails: true })
    const streams = openLiveStreams({ log, logger: openLogger({ name: 'test', level: 'silent' }) }, channel)
    t.teardown(() => streams.stop())
    const [late, level] = [listenerAt(0), listenerAt(4)]
    for (const { listener } of [late, level]) streams.join(listener, { dossier: 'port', head: 4 })
    await until('the end', () => late.state.isEnded)
    t.match(late.state.text, /^retry: 3000\n\n$/)
    script.head = 5
    log.announce('port')
    script.fails = false
    log.announce('port')
    await until('an event', () => level.seqs().length === 1)
    t.equal(level.state.isEnded, false)
  },
)

t.test(
  'what no announcement told of is found, life is shown, and rights are looked at again once a credential',
  async (t) => {
    const { log, openDossier } = await freshApi(t, { views: 'lagging' })
    await openDossier({ id: 'port', title: 'Port talks' })
    const { script, channel } = scripted()
    script.head = 2
    const streams = openLiveStreams({ log, logger: openLogger({ name: 'test', level: 'silent' }) }, channel, TICK)
    t.teardown(() => streams.stop())
    const rights = { asked: 0, are: true }
    const admit = async () => {
      rights.asked += 1
      return rights.are
    }
    const crowd = Array.from({ length: 50 }, () => listenerAt(1, admit))
    // The hub is told of a head behind the log's own: only the poll finds that.
    for (const { listener } of crowd) streams.join(listener, { dossier: 'port', head: 1 })
    for (const { seqs } of crowd) await until('what was missed', () => seqs().length === 1)
    await until('a sign of life', () => crowd.every(({ state }) => state.text.includes(': so far\nid: 2\n\n')))
    t.equal(
      crowd.some(({ state }) => state.isEnded),
      false,
    )
    rights.are = false
    await until('the end', () => crowd.every(({ state }) => state.isEnded))
  },
)
