import { writeFile } from 'node:fs/promises'
import { documentApi } from './document-api.ts'

await writeFile(new URL('../openapi.json', import.meta.url), await documentApi())
