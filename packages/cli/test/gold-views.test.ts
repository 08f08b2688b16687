import t from 'tap'
import { hasArticles, SHARED } from './fixture/annotations.ts'
import { freshSystem } from './fixture/system.ts'
import { compareViews } from './gold/compare.ts'
import { readAnnotatedLinks, readExpectedViews } from './gold/expected-view.ts'
import { feedClaims, feedLinks } from './gold/feed.ts'
import { seeView } from './gold/see-view.ts'

const skip = hasArticles ? false : `no real articles in ${SHARED}`

t.test(
  'annotated claims give, through the api, every row that their annotators expect of the views',
  { skip },
  async (t) => {
    const system = await freshSystem(t)
    const fed = await feedClaims(system)
    await feedLinks(system, fed, await readAnnotatedLinks())
    for (const expected of await readExpectedViews()) {
      const seen = await seeView(system.client, fed, expected)
      for (const { row, wrong } of compareViews(expected, seen)) t.same(wrong, [], row)
    }
  },
)
