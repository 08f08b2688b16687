/** What the api's views say of one day, by the annotators' names of claims; a claim brings its restatements with it. */
export type SeenView = {
  points: {
    issue: string
    status: string
    standing: string | null
    positions: SeenPosition[]
    within: SeenPosition[]
    voices: SeenPosition[]
    noPosition: string[]
  }[]
  deadlines: {
    claims: string[]
    edtf: string
    type: string
    state: string
    by: string[]
    newDate: string[]
  }[]
  contradictions: { sides: [string[], string[]]; within: string | null }[]
  answers: { claims: string[]; relation: string; by: string[] }[]
  clusters: string[][]
}

/** A stance of one side. */
export type SeenPosition = {
  party: string | null
  stance: string
  claims: string[]
  relayed: boolean
  concurrent: boolean
}
