export { addFeed, changeFeed, findFeed, listFeeds, removeFeed } from './configure.ts'
export type { DueFeed, Feed, FeedSettings } from './feed.ts'
export { findItem, type ItemKey, listDueFeeds, type PollOutcome, saveItem, savePoll, takeFeed } from './poll.ts'
