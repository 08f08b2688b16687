import type { ClaimId } from '@onrecord/domain'
import type { ApiClient } from '../../src/api-client.ts'
import { allClaims, ask } from '../fixture/api.ts'
import type { ExpectedView } from './expected-view.ts'
import type { Fed } from './feed.ts'
import type { SeenPosition, SeenView } from './seen-view.ts'

type Quoted = { claimId: string }
type Held = { party: { id: string } | null; stance: string; relayed: boolean; concurrent: boolean; claims: Quoted[] }
type Point = {
  issue: { id: string }
  status: string
  standing: string | null
  positions: Held[]
  within: Held[]
  voices: Held[]
  noPosition: { id: string }[]
}
type Deadline = {
  claim: Quoted
  due: { edtf: string; type: string }
  state: string
  by: string[]
  newDate: string[]
}
