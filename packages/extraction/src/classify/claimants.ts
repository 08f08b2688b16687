import { type Actor, type Claim, type Claimant, type DossierConfiguration, edtfBounds } from '@onrecord/domain'
import { describedActor, descriptionIn } from './described.ts'
import { actorNamed } from './names.ts'

/** A claimant with the configured actor, as far as one is known. */
export type Known = { claimant: Claimant; actor: Actor | undefined }

type Holding = { text: string | undefined; source: string | null; day: string | null }

/**
 * Who holds a claim: the last of its chain. "A and B" are two if the configuration knows both; "the movement" is the
 * configured body named before it; "we" outside quotations is the publisher; "he" is never a body.
 */
export function claimantsOf(configuration: DossierConfiguration, claim: Claim, at: Holding): Known[] {
  const holder = claim.chain.at(-1)
  if (holder === undefined) return []
  const mention = claim.mention?.exact ?? ''
  const word = descriptionIn(mention)
  if (word !== undefined)
    return [known(mention.replace(/^the /i, ''), described(configuration, claim, word, at), at.day)]
  if (/^(?:we|i)$/i.test(holder.name)) {
    const author = at.source === null ? undefined : actorNamed(configuration, at.source, at.day)
    return [known(holder.name, claim.reported === 'direct' ? undefined : author, at.day)]
  }
  const sides = sidesOf(configuration, mention, at.day)
  if (sides.length > 0) return sides
  const office = officeOf(configuration, mention, at.day)
  if (office !== undefined) return [known(holder.name, office, at.day)]
  const titled = mention.includes(holder.name) ? actorNamed(configuration, mention, at.day) : undefined
  const actor = actorNamed(configuration, holder.name, at.day) ?? titled
  const person = actor === undefined || actor.type === 'person' || !/^(?:he|she)$/i.test(mention)
  if (actor !== undefined) return person ? [known(holder.name, actor, at.day)] : [known(mention, undefined, at.day)]
  const parts = holder.name.split(/,? and |, | or /)
  const each = parts.map((part) => known(part, actorNamed(configuration, part, at.day), at.day))
  const all = parts.length > 1 && each.every((part) => part.actor !== undefined)
  return all ? each : [known(holder.name, undefined, at.day)]
}

/** A body by a general word: by alias ("the company"), else by what the text names before. */
function described(
  configuration: DossierConfiguration,
  { mention }: Claim,
  word: string,
  { text, day }: Holding,
): Actor | undefined {
  const alias = /^(?:his|her) /i.test(mention?.exact ?? '') ? undefined : actorNamed(configuration, word, day)
  if (alias !== undefined || mention === null) return alias
  return describedActor(configuration, word, text?.slice(0, mention.start) ?? '')
}

function known(name: string, actor: Actor | undefined, day: string | null): Known {
  const role = actor?.roles.find(({ held }) => held === null || day === null || holds(held, day))?.title ?? null
  return { claimant: { actorId: actor?.id ?? null, name: (actor?.name ?? name).slice(0, 300), role }, actor }
}

function holds(held: string, day: string): boolean {
  const bounds = edtfBounds(held)
  return bounds !== undefined && (bounds.earliest ?? '') <= day && day <= (bounds.latest ?? '9999')
}

/** "Both sides" are the two parties that negotiate, where the dossier has two and an actor by the name of each. */
function sidesOf(configuration: DossierConfiguration, mention: string, day: string | null): Known[] {
  if (!/^(?:both|the two|the) (?:sides|parties)$/i.test(mention)) return []
  const sides = configuration.parties.filter(({ negotiates }) => negotiates)
  const actors = sides.map(({ label }) => actorNamed(configuration, label, day))
  const found = actors.flatMap((actor) => (actor === undefined ? [] : [known(actor.name, actor, day)]))
  return sides.length === 2 && found.length === 2 ? found : []
}

/** "Lund's office": the configured office of the post that Lund holds; else Lund, whose office speaks for nobody else. */
function officeOf(configuration: DossierConfiguration, mention: string, day: string | null): Actor | undefined {
  const owner = /^(.{2,60}?)['’]s? office$/.exec(mention)?.[1]
  if (owner === undefined || actorNamed(configuration, mention, day) !== undefined) return undefined
  const person = actorNamed(configuration, owner, day)
  if (person === undefined || person.type !== 'person') return undefined
  const offices = configuration.actors.filter(({ type, name }) => type === 'organisation' && /\boffice\b/i.test(name))
  return offices.find(({ name }) => person.roles.some(({ title }) => name.includes(title))) ?? person
}
