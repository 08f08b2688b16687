export { type EmbeddedServer, startEmbedded } from './embedded/start-embedded.ts'
export { migrate, migrationsFolder } from './migrate.ts'
export { type OnrecordDatabase, openDatabase, serviceRole } from './open-database.ts'
export type { DB } from './tables.ts'
