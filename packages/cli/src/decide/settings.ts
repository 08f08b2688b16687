import { type ApiClient, call } from '../api-client.ts'
import { EXIT, Failure } from '../failure.ts'

/** Settings whose value is words of the text, given as they stand there. */
const WORDS = new Set(['cue', 'mention'])

/**
 * Changes of a reading from `name=value`: a value is JSON where it can be, else a text; `cue` and `mention` are looked for in
 * the claim's document. Throws Failure.
 */
export async function readChanges(
  client: ApiClient,
  claim: { dossier: string; id: string },
  settings: readonly string[],
): Promise<Record<string, unknown>> {
  const given = settings.map((setting) => splitSetting('--set', setting))
  if (!given.some(([name]) => WORDS.has(name)))
    return Object.fromEntries(given.map(([name, text]) => [name, valueOf(text)]))
  const base = `/v1/dossiers/${encodeURIComponent(claim.dossier)}`
  const path = `${base}/claims/${encodeURIComponent(claim.id)}`
  const found = await call<{ document: { id: string }; claim: { segments: { start: number }[] } }>(client, { path })
  const { text } = await call<{ text: string | null }>(client, { path: `${base}/documents/${found.document.id}` })
  const near = found.claim.segments[0]?.start ?? 0
  return Object.fromEntries(
    given.map(([name, value]) => [
      name,
      WORDS.has(name) && value !== 'null' ? placeOf(text ?? '', value, near) : valueOf(value),
    ]),
  )
}

/** `name=value` in its two parts. Throws Failure that names the option. */
export function splitSetting(option: string, setting: string): [name: string, value: string] {
  const at = setting.indexOf('=')
  if (at < 1) throw new Failure(`${option}: ${setting} is not NAME=VALUE`, { exitCode: EXIT.usage })
  return [setting.slice(0, at), setting.slice(at + 1)]
}

function valueOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** The place of words that is nearest to the claim. */
function placeOf(text: string, exact: string, near: number): { start: number; end: number; exact: string } {
  const [before, after] = [text.lastIndexOf(exact, near), text.indexOf(exact, near)]
  if (before === -1 && after === -1)
    throw new Failure(`“${exact}” does not stand in the text`, { exitCode: EXIT.usage })
  const start = before === -1 || (after !== -1 && after - near < near - before) ? after : before
  return { start, end: start + exact.length, exact }
}
