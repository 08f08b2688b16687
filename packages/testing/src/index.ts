export { redisUrl } from './environment.ts'
export { freshDatabase, type TestScope } from './fresh-database.ts'
export { waitFor } from './wait-for.ts'
