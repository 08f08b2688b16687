import { type Classification, DomainError, frameworkOn } from '@onrecord/domain'
import type { Configured } from '../dossiers/configuration.ts'
import type { ConfiguredNames } from './configured-names.ts'
import { severalNames } from './several-names.ts'
import type { SubmittedClassification } from './submission.ts'

/**
 * The classification in ids of the configuration. A name that is no configured actor stays a name, to be found in the
 * text. Throws DomainError `unknown-reference` with the place in the body.
 */
export function resolveClassification(
  submitted: SubmittedClassification,
  context: { configured: Configured; names: ConfiguredNames; pointer: string; saidOn: string | null },
): Classification {
  const { configured, names, pointer } = context
  const { configuration, version } = configured
  const claimants = submitted.claimants.flatMap((claimant, nth) =>
    resolveActors(claimant, names, `${pointer}/claimants/${nth}`).map((actor) => ({ ...actor, role: claimant.role })),
  )
  const principal = configuration.actors.find(({ id }) => id === claimants[0]?.actorId)
  for (const [nth, { issue }] of submitted.positions.entries()) {
    requireKnown(configuration.issues, issue, `${pointer}/positions/${nth}/issue`)
  }
  if (typeof submitted.framework === 'string') {
    requireKnown(configuration.frameworks, submitted.framework, `${pointer}/framework`)
  }
  return {
    claimants,
    party: resolveParty(submitted.party, names, `${pointer}/party`, principal?.party ?? null),
    positions: submitted.positions,
    framework: submitted.framework === undefined ? frameworkOn(configuration, context.saidOn) : submitted.framework,
    phase: submitted.phase,
    // A claim has one addressee; of several the first is the principal one.
    addressee: submitted.addressee && (resolveActors(submitted.addressee, names, `${pointer}/addressee`)[0] ?? null),
    configVersion: version,
  }
}

type Resolved = { actorId: string | null; name: string }

/** One actor, or each of several whose names are joined. */
function resolveActors(
  who: { actorId: string | null; name: string | null },
  names: ConfiguredNames,
  path: string,
): Resolved[] {
  const whole = resolveName(who.actorId ?? who.name ?? '', names)
  if (whole.actorId !== null) return [whole]
  if (who.actorId !== null) throw unknown(`${path}/actorId`, who.actorId)
  return severalNames(whole.name).map((name) => resolveName(name, names))
}

function resolveName(name: string, names: ConfiguredNames): Resolved {
  const actor = names.actor(name)
  return actor === undefined ? { actorId: null, name } : { actorId: actor.id, name: actor.name }
}

/** The id of a party by id or label; `otherwise` where none is given. Throws DomainError `unknown-reference`. */
export function resolveParty(
  given: string | null | undefined,
  names: ConfiguredNames,
  path: string,
  otherwise: string | null,
): string | null {
  if (given === undefined) return otherwise
  if (given === null) return null
  const party = names.party(given)
  if (party === undefined) throw unknown(path, given)
  return party.id
}

function requireKnown(list: readonly { id: string }[], id: string, path: string): void {
  if (!list.some((known) => known.id === id)) throw unknown(path, id)
}

function unknown(path: string, id: string): DomainError<'unknown-reference'> {
  return new DomainError('unknown-reference', `${path}: the dossier's configuration has no ${id}`, { path, id })
}
