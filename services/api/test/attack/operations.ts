import { readFile } from 'node:fs/promises'

/** As much of JSON Schema as the OpenAPI document uses. */
export type Schema = {
  $ref?: string
  const?: unknown
  enum?: unknown[]
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
  type?: string | string[]
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  minItems?: number
  maxItems?: number
  minimum?: number
  maximum?: number
  minLength?: number
  maxLength?: number
  pattern?: string
}

export type Parameter = { name: string; in: 'path' | 'query' | 'header'; schema: Schema }

type Described = {
  operationId: string
  parameters?: (Parameter | { $ref: string })[]
  security?: Record<string, string[]>[]
  requestBody?: { content: Record<string, { schema: Schema }> }
}

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** One operation of the OpenAPI document. `scope`: what a key needs for it; undefined where it is open to all. */
export type Operation = {
  id: string
  method: Method
  path: string
  scope: string | undefined
  parameters: Parameter[]
  body: Schema | undefined
}

const METHODS: Readonly<Record<string, Method>> = {
  get: 'GET',
  post: 'POST',
  put: 'PUT',
  patch: 'PATCH',
  delete: 'DELETE',
}

/** Every operation of the OpenAPI document, with the schemas that it refers to by name: a new route is attacked unlisted. */
export async function describedOperations(): Promise<{ operations: Operation[]; schemas: Record<string, Schema> }> {
  const document: {
    paths: Record<string, Record<string, Described>>
    components: { schemas: Record<string, Schema>; parameters: Record<string, Parameter> }
  } = JSON.parse(await readFile(new URL('../../openapi.json', import.meta.url), 'utf8'))
  const shared = ({ $ref }: { $ref: string }): Parameter => {
    const parameter = document.components.parameters[$ref.slice($ref.lastIndexOf('/') + 1)]
    if (parameter === undefined) throw new Error(`${$ref} leads nowhere`)
    return parameter
  }
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([name, described]) => {
      const method = METHODS[name]
      if (method === undefined) throw new Error(`${name} ${path} is attacked by nobody`)
      return {
        id: described.operationId,
        method,
        path,
        scope: described.security?.[0]?.['key']?.[0],
        parameters: (described.parameters ?? []).map((parameter) =>
          '$ref' in parameter ? shared(parameter) : parameter,
        ),
        body: described.requestBody?.content['application/json']?.schema,
      }
    }),
  )
  return { operations, schemas: document.components.schemas }
}

/** A path with its parameters filled in, escaped as an address needs it. */
export function addressOf({ path }: Pick<Operation, 'path'>, values: Readonly<Record<string, string>>): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent((values[name] ?? '').toWellFormed()))
}
