import { convert, type HtmlToTextOptions } from 'html-to-text'

/** Elements that are no running text, wherever they stand. Captions are not the article's own words. */
export const NO_TEXT: ReadonlySet<string> = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'iframe',
  'object',
  'embed',
  'svg',
  'math',
  'canvas',
  'figure',
  'img',
  'picture',
  'video',
  'audio',
  'form',
  'button',
  'select',
  'dialog',
])

const SELECTORS: NonNullable<HtmlToTextOptions['selectors']> = [
  ...['head', 'title', ...NO_TEXT].map(skip),
  { selector: 'a', options: { ignoreHref: true } },
  skip('hr'),
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
  // Marks, numbers and indents that a browser would draw are no words of the author.
  ...['ul', 'ol', 'blockquote', 'table', 'tr'].map((selector) => ({
    selector,
    format: 'block',
    options: { leadingLineBreaks: 2, trailingLineBreaks: 2 },
  })),
  { selector: 'li', format: 'block', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
  ...['td', 'th'].map((selector) => ({ selector, format: 'inlineSurround', options: { prefix: ' ', suffix: ' ' } })),
]

/** Soft hyphens and zero-width spaces would break words apart for whoever searches them. */
const INVISIBLE = /[\u00ad\u200b\u2060\ufeff]/g

/** Markup as paragraphs with an empty line between them. No markup, no NUL and no lone surrogate is left. */
export function plainText(html: string): string {
  return convert(html, { wordwrap: false, selectors: SELECTORS })
    .replaceAll('\0', '')
    .toWellFormed()
    .replace(INVISIBLE, '')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

function skip(selector: string): { selector: string; format: string } {
  return { selector, format: 'skip' }
}
