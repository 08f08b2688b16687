import { describeIssue } from '@onrecord/domain'
import { checkClaims, type DocumentFacts, type Problem } from './check-claims.ts'
import { type Found, findWords, trimEnds } from './find-words.ts'
import { type Range, type StoredClaim, wordsAt } from './stored-claim.ts'
import { ActorNames, type QuotedWords, WrittenClaim } from './written-claim.ts'

/** Claims with offsets, in the order of the lines; whatever is wrong stands in `problems`, and those lines yield no claim. */
export type Resolved = { actors: string[][]; claims: StoredClaim[]; problems: Problem[] }

/** Turns an annotator's lines into claims with offsets and checks every rule that a program can check. */
export function resolveDocument(document: DocumentFacts, lines: string): Resolved {
  const problems: Problem[] = []
  const actors: string[][] = []
  const claims: { line: number; claim: StoredClaim }[] = []
  for (const [index, source] of lines.split('\n').entries()) {
    const line = index + 1
    if (source.trim() === '') continue
    const read = readLine(source)
    if ('message' in read) problems.push({ line, message: read.message })
    else if ('actors' in read) actors.push(...read.actors)
    else {
      const { claim, messages } = resolveClaim(document.text, read)
      if (claim !== undefined) claims.push({ line, claim })
      for (const message of messages) problems.push({ line, message: `claim ${read.id}: ${message}` })
    }
  }
  problems.push(...checkClaims({ document, actors, claims }))
  problems.sort((a, b) => a.line - b.line)
  return { actors, claims: claims.map(({ claim }) => claim), problems }
}

function readLine(source: string): WrittenClaim | ActorNames | { message: string } {
  let value: unknown
  try {
    value = JSON.parse(source)
  } catch (error) {
    return { message: `no JSON: ${error instanceof Error ? error.message : 'unreadable'}` }
  }
  const schema = typeof value === 'object' && value !== null && 'actors' in value ? ActorNames : WrittenClaim
  const read = schema.safeParse(value)
  if (read.success) return read.data
  const issues = read.error.issues.flatMap((issue) => describeIssue(issue, schema, value))
  return { message: issues.map(({ path, detail }) => `${path.join('.') || 'the line'} ${detail}`).join('; ') }
}

function resolveClaim(text: string, written: WrittenClaim): { claim?: StoredClaim; messages: string[] } {
  const { content: quoted, cue, mention, due, note: _note, ...labels } = written
  const messages: string[] = []
  const take = (what: string, found: Found): Range | null => {
    if ('range' in found) return found.range
    messages.push(`${what}: ${found.problem}`)
    return null
  }
  const content = resolveContent(text, quoted, take)
  const find = (what: string, words: QuotedWords | null, options: Parameters<typeof findWords>[2]) =>
    words === null || content.length === 0 ? null : take(what, findWords(text, words, options))
  const cueAt = find('cue', cue, { near: content, apartFrom: content })
  const mentionAt = find('mention', mention, { near: cueAt === null ? content : [cueAt], apartFrom: content })
  const dueAt = find('due.words', due?.words ?? null, { near: content })
  if (messages.length > 0) return { messages }
  const storedDue =
    due === null || dueAt === null ? null : { edtf: due.edtf, type: due.type, modality: due.modality, at: range(dueAt) }
  return {
    claim: {
      ...labels,
      words: wordsAt(text, content),
      content: content.map(range),
      cue: cueAt && range(cueAt),
      mention: mentionAt && range(mentionAt),
      due: storedDue,
    },
    messages,
  }
}

/** A later piece of a split content that occurs more than once is the one nearest to the piece before it. */
function resolveContent(
  text: string,
  quoted: WrittenClaim['content'],
  take: (what: string, found: Found) => Range | null,
): Range[] {
  const pieces: Range[] = []
  for (const words of Array.isArray(quoted) ? quoted : [quoted]) {
    const found = take('content', findWords(text, words, { near: pieces.slice(-1), apartFrom: pieces }))
    if (found !== null) pieces.push(trimEnds(text, found))
  }
  return pieces.sort(([a], [b]) => a - b)
}

const range = ([start, end]: Range): [number, number] => [start, end]
