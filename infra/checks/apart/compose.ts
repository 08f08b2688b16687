import { readFile } from 'node:fs/promises'
import { parse } from 'yaml'

/** What docker-compose.yml says about running one service. */
export type ComposeService = { command: string[]; environment: Record<string, string>; healthcheck: string[] }

/** As far as it is read here; the linter has checked the whole against its schema. */
type ComposeFile = {
  services: Record<
    string,
    { command?: string[]; environment?: Record<string, string | null>; healthcheck?: { test: string[] } } | undefined
  >
}

/**
 * Commands, settings and health checks of docker-compose.yml, its variables filled from `variables` and its host names
 * (`redis:6379`) replaced by `hosts`. A missing variable without default throws, as compose does.
 */
export async function readCompose(
  file: string,
  { variables, hosts }: { variables: Record<string, string>; hosts: Record<string, string> },
): Promise<(service: string) => ComposeService> {
  const text = await readFile(file, 'utf8')
  const filled = text.replaceAll(/\$\{(\w+)(?::([-?])([^}]*))?\}/g, (_, name: string, kind?: string, rest?: string) => {
    const value = variables[name]
    if (value !== undefined && value !== '') return value
    if (kind === '-') return rest ?? ''
    throw new Error(`${name} is not set: ${rest ?? ''}`)
  })
  const local = Object.entries(hosts).reduce((result, [from, to]) => result.replaceAll(from, to), filled)
  const { services } = parse(local, { merge: true }) as ComposeFile
  return (name) => {
    const service = services[name]
    if (service === undefined) throw new Error(`no service ${name} in ${file}`)
    const [, ...healthcheck] = service.healthcheck?.test ?? []
    // A variable that was filled with nothing is YAML's null, and nothing to compose.
    const environment = Object.fromEntries(
      Object.entries(service.environment ?? {}).map(([variable, value]) => [variable, value ?? '']),
    )
    return { command: service.command ?? [], environment, healthcheck }
  }
}
