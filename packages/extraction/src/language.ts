/** Words that are frequent in one language and rare in the others. ISO 639-1 codes. */
const FREQUENT: Record<string, string> = {
  en: 'the and of to that was for with said have is not from they which has his were would will be by on at it',
  fr: 'le les des une est dans que qui pour pas sur avec sont par plus cette aux été mais ont',
  de: 'der die und das den nicht ist mit von sich auf für dem ein eine auch werden als nach wird sie haben',
  es: 'el los las una del que por con para como más pero sus este según está fue han ha su',
  it: 'il gli della che non per una sono con del anche è più dei alla nel ha dal si',
  pt: 'os uma não com para que mais como foi são pelo pela ao em ele sua seu também das dos',
  nl: 'het een van de niet zijn dat met voor op ook maar wordt aan door naar heeft bij',
  sv: 'och att det som på är av för med den inte till har de om ett han men',
  da: 'og at det som på er af til med den ikke har de om en han men ved fra',
  pl: 'nie się na że jest do jak ale przez dla tego oraz po był są od',
  tr: 've bir bu için ile da de olarak çok daha olan gibi ancak sonra kadar',
  ro: 'și este din care pentru mai nu cu sunt fost că au prin dar',
  id: 'yang dan di untuk dengan dari ini itu pada tidak akan oleh dalam adalah',
}

/** Scripts that settle the language, or at least that it is not English. */
const SCRIPTS: [pattern: RegExp, language: string][] = [
  [/[\u3040-\u30ff]/g, 'ja'],
  [/[\uac00-\ud7af]/g, 'ko'],
  [/[\u4e00-\u9fff]/g, 'zh'],
  [/[\u0590-\u05ff]/g, 'he'],
  [/[\u0600-\u06ff]/g, 'ar'],
  [/[\u0400-\u04ff]/g, 'ru'],
  [/[\u0370-\u03ff]/g, 'el'],
  [/[\u0900-\u097f]/g, 'hi'],
  [/[\u0e00-\u0e7f]/g, 'th'],
]

const SAMPLE = 6000
/** Fewer words than this say nothing. */
const MIN_WORDS = 12

const LANGUAGES = Object.entries(FREQUENT).map(([language, words]) => ({ language, words: new Set(words.split(' ')) }))

/** The language of a text as an ISO 639-1 code, by its script and most frequent words; null where that cannot be told. */
export function detectLanguage(text: string): string | null {
  const sample = text.slice(0, SAMPLE)
  const letters = sample.match(/\p{L}/gu)?.length ?? 0
  if (letters === 0) return null
  for (const [pattern, language] of SCRIPTS) {
    if ((sample.match(pattern)?.length ?? 0) > letters * 0.3) return language
  }
  const words = sample.toLowerCase().match(/\p{L}+/gu) ?? []
  if (words.length < MIN_WORDS) return null
  const shares = LANGUAGES.map(({ language, words: frequent }) => ({
    language,
    share: words.filter((word) => frequent.has(word)).length / words.length,
  })).sort((a, b) => b.share - a.share)
  const [first, second] = shares
  if (first === undefined || first.share < 0.08) return null
  return second !== undefined && first.share < second.share * 1.15 ? null : first.language
}
