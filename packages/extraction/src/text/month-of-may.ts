/** The month, or a name; at a sentence's beginning only with its day or year. */
const MAY = /(?<=[\p{L}\d,]\s)May\b|\bMay (?=\d)/gu

/** Words without the month of May, which neither hedges nor allows anything: "until May", "1 May", "May 2027". */
export const withoutMonthOfMay = (words: string): string => words.replace(MAY, ' ')
