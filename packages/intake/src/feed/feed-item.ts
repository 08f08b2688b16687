import type { Excess } from '../reader/measure-markup.ts'

/** The words of an item: a fragment of markup, or plain text. */
export type Words = { form: 'html' | 'text'; words: string }

/** An item as its format gives it, before its markup is read; dates as written. */
export type RawItem = {
  id: string | undefined
  link: string | undefined
  title: Words | undefined
  /** The first that is there is the item's text: what is whole before what sums it up. */
  contents: (Words | undefined)[]
  author: string | undefined
  date: string | undefined
}

/**
 * An item of a feed, read. `key` names it within its feed and is no more than 2,000 UTF-16 units; `text` is null where the item has
 * none, or where its markup is too much (`problem`); `publishedOn` is EDTF.
 */
export type FeedItem = {
  key: string
  text: string | null
  problem: Excess | null
  title: string | null
  author: string | null
  url: string | null
  publishedOn: string | null
}
