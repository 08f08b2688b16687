/** What a look at one thing has shown; `todo` says what to do where it is not well. */
export type Check = { name: string; state: 'ok' | 'warn' | 'fail'; says: string; todo: string | null }

/** All is well. */
export const ok = (name: string, says: string): Check => ({ name, state: 'ok', says, todo: null })

/** It works, but not as it should. */
export const warn = (name: string, says: string, todo: string): Check => ({ name, state: 'warn', says, todo })

/** It can't work so. */
export const fail = (name: string, says: string, todo: string): Check => ({ name, state: 'fail', says, todo })

/** What went wrong, in a word of the system where it has one. */
export function reasonOf(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string }
  return message === undefined || message === '' ? (code ?? String(error)) : message
}
