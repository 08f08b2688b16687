import { DomainError } from '@onrecord/domain'

/** The one answer for a dossier that does not exist and for one that the key does not see. */
export function unknownDossier(dossier: string): DomainError<'unknown-dossier'> {
  return new DomainError('unknown-dossier', 'There is no such dossier, or the key does not see it.', { dossier })
}
