import type { DossierConfigurationInput } from '@onrecord/domain'

/** A dossier with fictional actors: a port dispute in two frameworks. */
export const HARBOUR: DossierConfigurationInput = {
  id: 'harbour',
  title: 'Harbour talks',
  extractor: 'none',
  frameworks: [
    { id: 'draft-2024', title: 'Draft of 2024', inForce: '2024-01-01/2024-12-31', phases: [{ id: 1 }, { id: 2 }] },
    { id: 'draft-2025', title: 'Draft of 2025', inForce: '2025-01-01/..', phases: [{ id: 1 }, { id: 2 }] },
  ],
  issues: [
    { id: 'pay', label: 'Night pay', proposition: 'Night shifts are paid double', phases: { 'draft-2025': [2] } },
    { id: 'crews', label: 'Crew size', proposition: 'Crews stay at eight', phases: { 'draft-2025': [1] } },
  ],
  parties: [
    { id: 'union', label: 'Dockers’ union', negotiates: true },
    { id: 'board', label: 'Harbour board', negotiates: true },
    { id: 'press', label: 'Press' },
  ],
  actors: [
    { id: 'ada-brandt', name: 'Ada Brandt', party: 'union', aliases: ['Brandt'] },
    { id: 'jon-keel', name: 'Jon Keel', party: 'board', roles: [{ title: 'chair of the board' }] },
    { id: 'gazette', name: 'Harbour Gazette', type: 'outlet', party: 'press' },
  ],
}

/** A text with an emoji before the quotations, so that offsets count UTF-16 units. */
export const TEXT =
  '🛳️ Ada Brandt of the union said on Monday: “Double pay for the night, by 1 April 2025.” ' +
  'Jon Keel refused. “We will not pay double,” he said. A crane driver watched.'

/** The span of words that stand once in a text, with the words. */
export function wordsIn(text: string, exact: string): { exact: string; start: number; end: number } {
  const start = text.indexOf(exact)
  if (start === -1) throw new Error(`no “${exact}” in the text`)
  return { exact, start, end: start + exact.length }
}

/** The union's demand and the board's refusal, as an analyst would send them. */
export const CLAIMS = [
  {
    claim: {
      kind: 'demand',
      act: 'demand',
      segments: [wordsIn(TEXT, 'Double pay for the night, by 1 April 2025.')],
      cue: wordsIn(TEXT, 'said'),
      mention: wordsIn(TEXT, 'Ada Brandt'),
      chain: ['Harbour Gazette', 'Ada Brandt'],
      reported: 'direct',
      saidOn: '2025-03-03',
      due: { edtf: '../2025-04-01', type: 'obligation', modality: 'demanded' },
    },
    classification: {
      claimants: [{ name: 'Brandt' }],
      party: 'Dockers’ union',
      positions: [{ issue: 'pay', stance: 'supports' }],
      framework: 'draft-2025',
      phase: 2,
      addressee: 'Jon Keel',
    },
  },
  {
    claim: {
      kind: 'statement',
      act: 'reject',
      segments: [wordsIn(TEXT, 'We will not pay double')],
      reported: 'direct',
      saidOn: '2025-03-03',
    },
    classification: {
      claimants: [{ actorId: 'jon-keel' }],
      positions: [{ issue: 'pay', stance: 'opposes' }],
      framework: 'draft-2025',
    },
  },
]
