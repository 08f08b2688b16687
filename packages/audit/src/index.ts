export { canonicalJson } from './canonical-json.ts'
export { digestLines, sha256 } from './digest.ts'
