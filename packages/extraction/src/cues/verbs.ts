import type { Act } from '@onrecord/domain'

/** Verbs that share an act, a strength and frames. */
type Group = { act: Act; strength: number; frames: string; verbs: string }

/** Verbs by act and frames; "verb:prep+prep" takes these prepositions, "verb_particle" is a phrasal verb. */
export const VERBS: Group[] = [
  { act: 'assert', strength: 1, frames: 'ctwq', verbs: 'say' },
  { act: 'assert', strength: 0.95, frames: 'ctwqao', verbs: 'tell:about+of remind:of+about' },
  {
    act: 'assert',
    strength: 0.95,
    frames: 'ctwqa',
    verbs: 'assure:of inform:of+about notify:of brief:on+about',
  },
  {
    act: 'assert',
    strength: 0.95,
    frames: 'ctwqn',
    verbs:
      'state announce declare explain confirm reiterate acknowledge assert admit reveal disclose concede proclaim repeat recall clarify affirm reaffirm certify convey relay mention report note stress emphasize emphasise underline underscore highlight',
  },
  {
    act: 'assert',
    strength: 0.9,
    frames: 'ctq',
    verbs:
      'add claim maintain argue contend insist:on+upon observe remark comment:on quip joke reply respond:to answer retort counter conclude reason opine muse tweet retweet post write testify:about confide divulge volunteer recount lament complain:about+of hint signal indicate suggest point_out point:to make_clear interject chime_in whisper shout yell exclaim mutter sniff snipe hoot snort chuckle rage scream cry chant gush snap fume grumble boast:about+of brag:about confess:to joke:about elaborate:on theorize speculate:about surmise hasten exult warble drawl deadpan intone blurt_out murmur mumble sob sigh groan moan:about growl snarl bark thunder bellow scoff:at sneer tease concur:with stipulate posit hypothesize theorise speculate reckon:on reflect:on expound:on weigh_in:on sound_off:on hold_forth:on dwell:on rave:about rant:about vent:about gripe:about grouse:about gloat:about crow:about apologize:for apologise:for attest:to vouch:for swear aver avow intimate insinuate let_on sum_up spell_out make_plain put_it chip_in pipe_up shoot_back fire_back:at hit_back:at push_back:against+on bristle:at object:to blog preach regret marvel:at pray:for',
  },
  { act: 'assert', strength: 0.9, frames: 'tq', verbs: 'continue' },
  { act: 'assert', strength: 0.7, frames: 'ct', verbs: 'show find' },
  { act: 'assert', strength: 0.7, frames: 'ctn', verbs: 'estimate calculate discover determine' },
  {
    act: 'assert',
    strength: 0.6,
    frames: 'ct',
    verbs:
      'believe think feel hope:for fear worry:about consider assume suspect understand imply realize agree:with+on+about disagree:with learn know',
  },
  {
    act: 'predict',
    strength: 0.85,
    frames: 'ctqn',
    verbs: 'prophesy foretell envision predict forecast project anticipate foresee envisage',
  },
  { act: 'predict', strength: 0.6, frames: 'cto', verbs: 'expect' },
  {
    act: 'assert',
    strength: 0.75,
    frames: 'nwq',
    verbs:
      'mourn bemoan recap summarize summarise paraphrase liken pronounce deem describe discuss address detail outline characterize characterise portray label cite quote term depict dub define refer:to',
  },
  { act: 'assert', strength: 0.75, frames: 'q', verbs: 'talk:about+of+up speak:about+of+against+on' },
  { act: 'assert', strength: 0.7, frames: 'nwq', verbs: 'question' },
  { act: 'assert', strength: 0.7, frames: 'wqao', verbs: 'ask:about' },
  { act: 'assert', strength: 0.7, frames: 'wqa', verbs: 'wonder:about inquire:about' },
  { act: 'demand', strength: 0.85, frames: 't', verbs: 'ask:for' },
  {
    act: 'accuse',
    strength: 0.9,
    frames: 'n',
    verbs:
      'accuse:of blame:for criticize:for criticise:for condemn:for denounce:for attack:for slam:for blast:for rebuke:for chide:for decry deplore fault:for mock:for ridicule:for lambast:for lambaste:for scold:for berate:for castigate:for assail:for deride:for excoriate:for bash:for rip:for insult lash_out:at hit_out:at hit_back:at speak_out:against rail:against inveigh:against take_aim:at tear_into lay_into rip_into call_out:for upbraid:for admonish:for reprimand:for chastise:for censure:for disparage denigrate belittle demean malign vilify smear pan savage skewer pillory:for trash pummel:for taunt:for lampoon deride',
  },
  { act: 'accuse', strength: 0.85, frames: 'ctqn', verbs: 'allege charge' },
  { act: 'accuse', strength: 0.7, frames: 'ctqan', verbs: 'protest' },
  {
    act: 'accept',
    strength: 0.8,
    frames: 'n',
    verbs:
      'salute:for cheer celebrate extol champion compliment:on approve:of praise:for welcome hail laud applaud commend:for thank:for congratulate:on endorse back support:in defend tout embrace favor favour',
  },
  { act: 'accept', strength: 0.85, frames: 'ctin', verbs: 'accept' },
  { act: 'accept', strength: 0.85, frames: 'ctiq', verbs: 'agree:to+upon' },
  { act: 'deny', strength: 0.95, frames: 'ctqn', verbs: 'deny dispute refute rebut disavow disclaim' },
  {
    act: 'reject',
    strength: 0.9,
    frames: 'n',
    verbs:
      'snub nix spurn brush_off brush_aside shrug_off wave_off play_down push_back:against+on balk:at reject rebuff oppose dismiss:as veto rule_out turn_down shoot_down resist',
  },
  { act: 'reject', strength: 0.85, frames: 'in', verbs: 'refuse decline' },
  { act: 'demand', strength: 0.95, frames: 'ctqni', verbs: 'demand' },
  { act: 'demand', strength: 0.9, frames: 'ctoqn', verbs: 'urge:for request implore:for beseech exhort entreat:for' },
  {
    act: 'demand',
    strength: 0.85,
    frames: 'oq',
    verbs:
      'prod:for+into nudge:for+into goad:into enjoin beg:for press:for+on quiz:about+on grill:about+on pressure:for+into plead:for+with petition:for instruct dare challenge push:for appeal:for+to lobby:for+to+against command',
  },
  { act: 'demand', strength: 0.9, frames: '', verbs: 'call:for+on+upon' },
  { act: 'demand', strength: 0.8, frames: '', verbs: 'hold_out:for stick_out:for cry_out:for angle:for lean:on' },
  {
    act: 'demand',
    strength: 0.65,
    frames: '',
    verbs:
      'march:for rally:for chant:for campaign:for fight:for strike:for agitate:for clamour:for clamor:for demonstrate:for',
  },
  {
    act: 'demand',
    strength: 0.8,
    frames: 'o',
    verbs: 'forbid:from bar:from ban:from prohibit:from restrain:from direct compel oblige',
  },
  { act: 'demand', strength: 0.75, frames: 'cton', verbs: 'order' },
  { act: 'demand', strength: 0.75, frames: 'to', verbs: 'require' },
  { act: 'demand', strength: 0.6, frames: 'no', verbs: 'seek want encourage like' },
  { act: 'commit', strength: 0.5, frames: 'i', verbs: 'hope' },
  {
    act: 'propose',
    strength: 0.85,
    frames: 'ctqn',
    verbs: 'propose recommend advise:against advocate:for suggest moot',
  },
  { act: 'propose', strength: 0.75, frames: 'in', verbs: 'offer' },
  { act: 'propose', strength: 0.75, frames: 'o', verbs: 'invite' },
  { act: 'commit', strength: 0.9, frames: 'ctiqn', verbs: 'promise pledge vow swear guarantee' },
  { act: 'commit', strength: 0.7, frames: 'i', verbs: 'commit:to undertake plan intend' },
  { act: 'threaten', strength: 0.9, frames: 'ctiqn', verbs: 'threaten:with' },
  { act: 'predict', strength: 0.9, frames: 'ctqnao', verbs: 'warn:of+against+about caution:against' },
  { act: 'withdraw', strength: 0.8, frames: 'n', verbs: 'retract rescind revoke withdraw' },
  { act: 'assert', strength: 0.75, frames: 'nq', verbs: 'call' },
  { act: 'assert', strength: 0.7, frames: 'n', verbs: 'express voice echo reiterate restate rehash' },
  { act: 'assert', strength: 0.8, frames: 'ct', verbs: 'rule decree' },
  { act: 'assert', strength: 0.85, frames: 'q', verbs: 'read' },
]
