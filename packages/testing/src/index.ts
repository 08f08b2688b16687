export { redisUrl } from './environment.ts'
export { freshDatabase, type TestScope } from './fresh-database.ts'
export { freshLog } from './fresh-log.ts'
export { waitFor } from './wait-for.ts'
