/** Forms that irregular verbs have in the past and nowhere else, as alternatives of a pattern. */
export const PAST_FORMS = [
  'was were did done went gone took taken met broke broken came said told gave given made held left began fell',
  'fallen rose risen won lost struck shot fought sent saw spoke spoken became brought built bought caught chose',
  'chosen drew drawn drove driven flew flown found got grew grown heard kept knew known laid led paid ran sat',
  'sold stood swore sworn thought threw thrown wrote written blew tore wore hid rode rang sang sank shook slept',
  'stole swam swept taught woke wept bled fed fled dealt meant spent lent bent hung dug clung spun stuck swung',
  'wound bound underwent undergone overcame undertook withdrew withdrawn withstood withheld upheld overthrew overthrown',
  'overtook overtaken sought arose arisen forgot forgotten forgave forgiven shone shrank sprang stung strove slid felt',
  'misled mistook outdid overran redrew rewrote undid undone',
]
  .join(' ')
  .replaceAll(' ', '|')
