/** A labour dispute, as lines of YAML. */
export const EXAMPLES = {
  settings: [
    'language: en',
    'timeZone: Europe/Lisbon',
    'weekStart: monday',
    'extractor: rules',
    'minimumConfidence: 0.4',
  ],
  frameworks: `frameworks:
  - id: spring-offer
    title: Spring offer
    inForce: 2025-03-01/2025-06-30
    aliases: [the March offer]
  - id: mediation-2025
    title: Mediation of 2025
    inForce: 2025-07-01/..
    phases:
      - { id: 1, aliases: [Phase 1, phase one, first phase] }
      - { id: 2, aliases: [Phase 2, phase two, second phase] }`.split('\n'),
  issues: `issues:
  - id: pay
    label: Pay
    proposition: Pay rises by six per cent
    terms: [pay rise, wages, six per cent]
    phases: { mediation-2025: [1] }
  - id: night-work
    label: Night work
    proposition: Night shifts go on
    terms: [night shift, night work]
    opposite: night-ban
  - id: night-ban
    label: End of night work
    proposition: Night shifts end
    terms: [end of night work, ban on night shifts]
    opposite: night-work`.split('\n'),
  parties: `parties:
  - { id: union, label: Dockers' union, negotiates: true }
  - { id: port, label: Port company, negotiates: true }
  - { id: labour-board, label: Labour board, mediates: true }
  - { id: press, label: Press }`.split('\n'),
  actors: `actors:
  - id: mara-lind
    name: Mara Lind
    party: union
    aliases: [Lind]
    roles:
      - { title: general secretary, held: 2023-05/.. }
  - { id: port-of-vell, name: Port of Vell, type: organisation, party: port, aliases: [the company] }
  - { id: jon-keel, name: Jon Keel, party: port, speaksFor: false }
  - { id: labour-board, name: Labour Board, type: organisation, party: labour-board }
  - { id: vell-courier, name: The Vell Courier, type: outlet, party: press }`.split('\n'),
  sources: `sources:
  - { name: The Vell Courier, reliability: B }`.split('\n'),
}
