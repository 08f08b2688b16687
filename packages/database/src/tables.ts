import type { ColumnType, Generated } from 'kysely'

type Json = ColumnType<unknown, string, string>

export interface DB {
  log: { dossier_id: string; seq: number; recorded_at: Date }
  event: {
    dossier_id: string
    seq: number
    event_id: string
    stream_id: string
    stream_version: number
    type: string
    schema_version: number
    data: Json
    metadata: Json
    recorded_at: Date
  }
  command: { dossier_id: string; command_id: string; first_seq: number; last_seq: number }
  checkpoint: { dossier_id: string; consumer: string; seq: number }
  dossier_secret: { dossier_id: string; secret: Buffer }
  document: {
    dossier_id: string
    document_id: string
    text: string | null
    salt: Buffer | null
    title: string | null
    author: string | null
    url: string | null
    erased_at: Generated<Date | null>
  }
  quote: { dossier_id: string; claim_id: string; document_id: string; words: Json }
}
