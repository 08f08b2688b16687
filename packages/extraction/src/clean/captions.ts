/** What stands in the brackets behind a picture: photographer and agency. */
const CREDIT =
  /\((?:[^()]{0,80}\/[^()]{1,60}|[^()]{0,60}\b(?:AP|AFP|EPA|Reuters|Getty|Photo|Pool|courtesy|handout|screenshot|screen capture|file)\b[^()]{0,60})\)\.?$/i
const LABEL = /^(?:FILE|Photo|Image|Picture|Illustration|Watch|Video)\s{0,2}[-–—:]/
/** Where in the picture somebody stands; "(R)" alone is a party's mark. */
const PLACES = /\((?:[LC]|\d(?:st|nd|rd|th) [LR]|left|right|center|centre)\)/

/** True for the line under a picture: a credit at its end, "FILE –" at its start, or "(L)", "(C)" beside the names. */
export function isCaption(line: string): boolean {
  return CREDIT.test(line.slice(-200)) || LABEL.test(line) || PLACES.test(line.slice(0, 600))
}
