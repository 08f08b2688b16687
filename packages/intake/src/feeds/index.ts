export { addFeed, changeFeed, findFeed, listFeeds, removeFeed } from './configure.ts'
export { endFeed } from './end-feed.ts'
export type { DueFeed, Feed, FeedSettings } from './feed.ts'
export {
  findItem,
  forgetItems,
  type ItemKey,
  listDueFeeds,
  type PollOutcome,
  saveItem,
  savePoll,
  takeFeed,
} from './poll.ts'
