import { type DossierConfiguration, edtfBounds, type RecordedClaim } from '@onrecord/domain'
import { issueRef } from '../views/refs.ts'
import type { CodePointSpan } from './code-point-spans.ts'
import { wordsOf } from './in-words.ts'

/**
 * What the members mean, within the document itself: no reader has to fetch anything. Terms of schema.org, for where the
 * words stand those of Web Annotation under the names of its own context; an annotation's body is the claim that it is in.
 */
export function jsonLdContext(base: string) {
  return {
    '@base': base,
    '@vocab': 'https://schema.org/',
    oa: 'http://www.w3.org/ns/oa#',
    xsd: 'http://www.w3.org/2001/XMLSchema#',
    annotation: { '@reverse': 'oa:hasBody' },
    Annotation: 'oa:Annotation',
    TextQuoteSelector: 'oa:TextQuoteSelector',
    TextPositionSelector: 'oa:TextPositionSelector',
    target: 'oa:hasTarget',
    source: { '@id': 'oa:hasSource', '@type': '@id' },
    selector: 'oa:hasSelector',
    exact: 'oa:exact',
    prefix: 'oa:prefix',
    suffix: 'oa:suffix',
    start: { '@id': 'oa:start', '@type': 'xsd:nonNegativeInteger' },
    end: { '@id': 'oa:end', '@type': 'xsd:nonNegativeInteger' },
    url: { '@type': '@id' },
    sdDatePublished: { '@type': 'DateTime' },
    dateCreated: { '@type': 'Date' },
  }
}

/**
 * A claim as schema.org has it: a Claim that appears as a Quotation in an article, and a Web Annotation that says where.
 * `spans`: its segments in code points. Dates that are no single day stand in members that take such.
 */
export function claimJsonLd(
  recorded: RecordedClaim,
  { configuration, spans }: { configuration: DossierConfiguration; spans: readonly CodePointSpan[] },
) {
  const { claim, classification, document, record } = recorded
  const text = wordsOf(recorded)
  const positions = classification?.positions ?? []
  const documentId = `v1/dossiers/${record.dossier}/documents/${document.id}`
  return {
    '@id': `v1/dossiers/${record.dossier}/claims/${claim.id}`,
    '@type': 'Claim',
    identifier: `urn:uuid:${claim.id}`,
    text,
    keywords: [claim.kind, claim.act, ...positions.map(({ issue, stance }) => `${issue}: ${stance}`)],
    author: (classification?.claimants ?? []).map(({ name }) => ({ name })),
    about: positions.map(({ issue }) => ({
      '@type': 'DefinedTerm',
      termCode: issue,
      name: issueRef(configuration, issue).label,
    })),
    ...(isDay(claim.saidOn) ? { dateCreated: claim.saidOn } : claim.saidOn === null ? {} : { temporal: claim.saidOn }),
    ...(claim.due === null ? {} : { temporalCoverage: claim.due.edtf }),
    sdDatePublished: record.recordedAt,
    appearance: {
      '@type': 'Quotation',
      text,
      isPartOf: {
        '@id': documentId,
        '@type': 'Article',
        ...(document.title === null ? {} : { headline: document.title }),
        ...(document.source === null ? {} : { publisher: { name: document.source } }),
        ...(document.publishedOn === null ? {} : { datePublished: document.publishedOn }),
        ...(document.url === null ? {} : { url: document.url }),
      },
    },
    annotation: { '@type': 'Annotation', target: targetsOf(claim, { source: documentId, spans }) },
  }
}

function targetsOf(
  { segments, prefix, suffix }: RecordedClaim['claim'],
  { source, spans }: { source: string; spans: readonly CodePointSpan[] },
) {
  const last = segments.length - 1
  return segments.map(({ exact }, nth) => ({
    source,
    selector: [
      {
        '@type': 'TextQuoteSelector',
        exact,
        ...(nth === 0 ? { prefix } : {}),
        ...(nth === last ? { suffix } : {}),
      },
      { '@type': 'TextPositionSelector', ...spans[nth] },
    ],
  }))
}

function isDay(edtf: string | null): boolean {
  return edtf !== null && edtf.length === 10 && edtfBounds(edtf) !== undefined
}
