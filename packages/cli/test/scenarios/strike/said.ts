import type { Paper, Saying } from '../tell.ts'

/** One saying as a paper of its own, in the Bay Courier unless told otherwise. */
export function paper(publishedOn: string | null, name: string, saying: Saying, source = 'Bay Courier'): Paper {
  return { source, publishedOn, says: { [name]: saying } }
}

const union = { by: 'Ines Vidal', to: 'Rui Salas' } as const
const operator = { by: 'Rui Salas', to: 'Ines Vidal' } as const

/** The union wants six per cent. */
export const DEMAND: Saying = {
  ...union,
  words: 'Wages have to rise by six per cent for every crew, Ines Vidal demanded.',
  kind: 'demand',
  act: 'demand',
  positions: [['pay', 'supports']],
}

/** The operator will not pay six per cent. */
export const REFUSAL: Saying = {
  ...operator,
  words: 'Rui Salas turned that down flatly and spoke of ruin.',
  act: 'reject',
  positions: [['pay', 'opposes']],
}

/** The operator will pay six per cent. */
export const CONSENT: Saying = {
  ...operator,
  words: 'Rui Salas gave in and granted the whole of it.',
  act: 'accept',
  positions: [['pay', 'supports']],
}

/** The operator would pay some of it, for something in return. */
export const CONDITION: Saying = {
  ...operator,
  words: 'Rui Salas would agree if two crossings were given up.',
  act: 'accept',
  positions: [['pay', 'conditions']],
}

/** The union takes its demand back. */
export const TAKEN_BACK: Saying = {
  ...union,
  words: 'Ines Vidal withdrew the demand that wages rise by six per cent for every crew.',
  act: 'withdraw',
  positions: [['pay', 'unclear']],
}

/** The operator offers less. */
export const OFFER: Saying = {
  ...operator,
  words: 'Three per cent and a bonus was what Rui Salas put on the table.',
  act: 'propose',
  positions: [['pay', 'conditions']],
}

/** The operator offers a little more. */
export const BETTER_OFFER: Saying = {
  ...operator,
  words: 'Now it is four per cent from January on, Rui Salas proposed yesterday evening.',
  act: 'propose',
  positions: [['pay', 'conditions']],
}

/** The operator takes an offer back. */
export const OFFER_TAKEN_BACK: Saying = {
  ...operator,
  words: 'Three per cent and a bonus is no longer on the table, Rui Salas withdrew it.',
  act: 'withdraw',
  positions: [['pay', 'unclear']],
}

/** The union takes what is offered. */
export const HANDSHAKE: Saying = {
  ...union,
  words: 'Ines Vidal accepted after a night at the harbour office.',
  act: 'accept',
  positions: [['pay', 'conditions']],
}
