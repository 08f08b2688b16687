import { type ApiClient, call } from '../api-client.ts'
import { print, printNotice } from '../output/print.ts'
import type { Subject } from './subject.ts'

/** What the api answers a decision with, as far as it is shown. */
export type Receipt = { seq: number; events: { seq: number; type: string }[] }

/** Options of every decision. */
export type DecideOptions = { dossier?: string; reason?: string; json?: true }

/** Shows what is about to be decided about, decides, and says how to take it back. */
export async function send(
  client: ApiClient,
  { path, etag, shows }: Subject,
  { dossier, body, json }: { dossier: string; body: Record<string, unknown>; json: true | undefined },
): Promise<void> {
  if (json !== true) for (const line of shows) printNotice(line)
  const headers = { 'if-match': etag }
  const receipt = await call<Receipt>(client, { method: 'POST', path: `${path}/decisions`, headers, body })
  report(receipt, { dossier, json })
}

/** Prints what was recorded. */
export function report(receipt: Receipt, { dossier, json }: { dossier: string; json: true | undefined }): void {
  if (json === true) {
    print(JSON.stringify(receipt))
    return
  }
  for (const { seq, type } of receipt.events) print(`${seq} ${type}`)
  const [first] = receipt.events
  if (first !== undefined) printNotice(`to take it back: onrecord decide undo ${first.seq} -d ${dossier}`)
}
