import { edtfBounds } from '@onrecord/domain'

const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
const MONTH = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' })

/** A calendar day as people write it: 3 February 2025. */
export function dayInWords(day: string): string {
  return DAY.format(new Date(`${day}T00:00:00Z`))
}

/** An EDTF date as people say it, no more precise than it is: "3 February 2025", "by 3 February 2025", "about 2025". */
export function edtfInWords(edtf: string): string {
  const [from = '', to] = edtf.split('/')
  if (to === undefined) return partInWords(from)
  if (from === '..') return `by ${partInWords(to)}`
  if (to === '..') return `from ${partInWords(from)} on`
  return `${partInWords(from)} to ${partInWords(to)}`
}

function partInWords(part: string): string {
  const date = part.replace(/[~?%]$/, '')
  const about = date === part ? '' : 'about '
  if (edtfBounds(date) === undefined) return part
  if (date.length === 4) return about + date
  const words = date.length === 7 ? MONTH.format(new Date(`${date}-01T00:00:00Z`)) : dayInWords(date)
  return about + words
}
