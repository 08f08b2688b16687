import type { Act } from '@onrecord/domain'
import { inflect, type VerbForm } from './inflect.ts'

/**
 * What may follow a cue as its content.
 * `clause`: "said (that) they agree"; `that`: only with "that"; `wh`: "asked whether …"; `quote`: words in quotation marks;
 * `addressee`: a person stands before the content ("told reporters that"); `object`: a noun phrase ("rejected the plan");
 * `to`: "refused to sign"; `object-to`: "urged them to sign"; `prep`: a preposition and a noun phrase ("called for talks").
 */
export type Frame = 'clause' | 'that' | 'wh' | 'quote' | 'addressee' | 'object' | 'to' | 'object-to' | 'prep'

/** One cue of the lexicon. `strength` (0–1) says how surely the word reports somebody's words. */
export type CueEntry = {
  base: string
  particle: string | undefined
  frames: ReadonlySet<Frame>
  prepositions: readonly string[]
  act: Act
  strength: number
}

type Group = { act: Act; strength: number; frames: string; verbs: string }

const CODES: Record<string, Frame> = {
  c: 'clause',
  t: 'that',
  w: 'wh',
  q: 'quote',
  a: 'addressee',
  n: 'object',
  i: 'to',
  o: 'object-to',
}

/** Verbs by act and frames; "verb:prep+prep" takes these prepositions, "verb_particle" is a phrasal verb. */
const VERBS: Group[] = [
  { act: 'assert', strength: 1, frames: 'ctwq', verbs: 'say' },
  { act: 'assert', strength: 0.95, frames: 'ctwqao', verbs: 'tell:about+of' },
  {
    act: 'assert',
    strength: 0.95,
    frames: 'ctwqa',
    verbs: 'assure:of inform:of+about remind:of+about notify:of brief:on+about',
  },
  {
    act: 'assert',
    strength: 0.95,
    frames: 'ctwqn',
    verbs:
      'state announce declare explain confirm reiterate acknowledge claim assert admit reveal disclose concede proclaim repeat recall clarify affirm reaffirm certify convey relay mention report note stress emphasize emphasise underline underscore highlight',
  },
  {
    act: 'assert',
    strength: 0.9,
    frames: 'ctq',
    verbs:
      'add maintain argue contend insist:on+upon observe remark comment:on quip joke reply respond:to+by answer retort counter continue conclude reason opine muse tweet retweet post write testify:about confide divulge volunteer recount lament complain:about+of hint signal indicate suggest point_out point:to make_clear interject chime_in whisper shout yell exclaim mutter scream cry chant gush snap fume grumble boast:about+of brag:about confess:to joke:about elaborate:on theorize speculate:about surmise counter hasten',
  },
  { act: 'assert', strength: 0.7, frames: 'ctn', verbs: 'show find estimate calculate discover determine' },
  {
    act: 'assert',
    strength: 0.6,
    frames: 'ct',
    verbs:
      'believe think feel hope:for fear worry:about consider assume suspect understand imply realize agree:with+on+about disagree:with learn know',
  },
  { act: 'predict', strength: 0.85, frames: 'ctqn', verbs: 'predict forecast project anticipate foresee envisage' },
  { act: 'predict', strength: 0.6, frames: 'cto', verbs: 'expect' },
  {
    act: 'assert',
    strength: 0.75,
    frames: 'nwq',
    verbs:
      'describe discuss address detail outline characterize characterise portray label cite quote term depict dub define refer:to talk:about+of+up speak:about+of+against+to+on+for',
  },
  { act: 'assert', strength: 0.7, frames: 'nwq', verbs: 'question' },
  { act: 'assert', strength: 0.7, frames: 'wqao', verbs: 'ask:about' },
  { act: 'assert', strength: 0.7, frames: 'wqa', verbs: 'wonder:about inquire:about' },
  { act: 'demand', strength: 0.85, frames: '', verbs: 'ask:for' },
  {
    act: 'accuse',
    strength: 0.9,
    frames: 'n',
    verbs:
      'accuse:of blame:for criticize:for criticise:for condemn:for denounce:for attack:for slam:for blast:for rebuke:for chide:for decry deplore fault:for mock:for ridicule:for lambast:for lambaste:for scold:for berate:for castigate:for assail:for deride:for excoriate:for bash:for rip:for insult lash_out hit_out',
  },
  { act: 'accuse', strength: 0.85, frames: 'ctqn', verbs: 'allege charge' },
  { act: 'accuse', strength: 0.7, frames: 'ctqan', verbs: 'protest' },
  {
    act: 'accept',
    strength: 0.8,
    frames: 'n',
    verbs:
      'praise:for welcome hail laud applaud commend:for thank:for congratulate:on endorse back support:in defend tout embrace favor favour',
  },
  { act: 'accept', strength: 0.85, frames: 'ctin', verbs: 'accept' },
  { act: 'accept', strength: 0.85, frames: 'ctiq', verbs: 'agree:to+upon' },
  { act: 'deny', strength: 0.95, frames: 'ctqn', verbs: 'deny dispute refute rebut disavow disclaim' },
  {
    act: 'reject',
    strength: 0.9,
    frames: 'n',
    verbs: 'reject rebuff oppose dismiss:as spurn veto rule_out turn_down shoot_down resist',
  },
  { act: 'reject', strength: 0.85, frames: 'in', verbs: 'refuse decline' },
  { act: 'demand', strength: 0.95, frames: 'ctqni', verbs: 'demand' },
  { act: 'demand', strength: 0.9, frames: 'ctoqn', verbs: 'urge:for request implore:for beseech exhort' },
  {
    act: 'demand',
    strength: 0.85,
    frames: 'oq',
    verbs:
      'beg:for press:for+on pressure:for+into plead:for+with petition:for instruct push:for appeal:for+to lobby:for+to+against command',
  },
  { act: 'demand', strength: 0.9, frames: '', verbs: 'call:for+on+upon' },
  { act: 'demand', strength: 0.75, frames: 'cton', verbs: 'order require' },
  { act: 'demand', strength: 0.6, frames: 'no', verbs: 'seek want encourage' },
  { act: 'commit', strength: 0.5, frames: 'i', verbs: 'hope' },
  { act: 'propose', strength: 0.85, frames: 'ctqn', verbs: 'propose recommend advise advocate:for suggest' },
  { act: 'propose', strength: 0.75, frames: 'in', verbs: 'offer' },
  { act: 'commit', strength: 0.9, frames: 'ctiqn', verbs: 'promise pledge vow swear guarantee' },
  { act: 'commit', strength: 0.7, frames: 'i', verbs: 'commit:to undertake plan intend' },
  { act: 'threaten', strength: 0.9, frames: 'ctiqn', verbs: 'threaten:with' },
  { act: 'predict', strength: 0.9, frames: 'ctqna', verbs: 'warn:of+against+about caution:against' },
  { act: 'withdraw', strength: 0.8, frames: 'n', verbs: 'retract rescind revoke withdraw' },
  { act: 'assert', strength: 0.75, frames: 'nq', verbs: 'call' },
  { act: 'assert', strength: 0.7, frames: 'n', verbs: 'express voice echo' },
]

/** A cue form as it stands in a text, with what it can be. */
export type CueForm = { entry: CueEntry; tense: VerbForm['tense'] }

/** Every form of every cue verb, by its lower-case form. */
export const CUE_FORMS: ReadonlyMap<string, readonly CueForm[]> = indexForms()

function indexForms(): Map<string, CueForm[]> {
  const index = new Map<string, CueForm[]>()
  for (const group of VERBS) {
    for (const word of group.verbs.split(' ')) {
      const [name = '', prepositions = ''] = word.split(':')
      const [base = '', particle] = name.split('_')
      const entry: CueEntry = {
        base,
        particle,
        frames: framesOf(group.frames, prepositions),
        prepositions: prepositions === '' ? [] : prepositions.split('+'),
        act: group.act,
        strength: group.strength,
      }
      for (const { form, tense } of inflect(base)) index.set(form, [...(index.get(form) ?? []), { entry, tense }])
    }
  }
  return index
}

function framesOf(codes: string, prepositions: string): Set<Frame> {
  const frames = new Set<Frame>()
  for (const code of codes) {
    const frame = CODES[code]
    if (frame !== undefined) frames.add(frame)
  }
  if (prepositions !== '') frames.add('prep')
  return frames
}
