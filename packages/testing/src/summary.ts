/** What a run came to. A failed test is named with its file, a skipped one with the reason as well. */
export type Summary = { passed: number; failed: string[]; skipped: string[] }

/**
 * Counts the innermost test points of a TAP 14 stream, as tap writes it with `--output-file`: a subtest's own line,
 * which follows its indented points, only repeats them.
 */
export function summarize(tap: string): Summary {
  const summary: Summary = { passed: 0, failed: [], skipped: [] }
  const names: string[] = []
  let isDiagnostic = false
  let depthBefore = 0
  for (const line of tap.split('\n')) {
    if (/^\s*---$/.test(line)) isDiagnostic = true
    if (/^\s*\.\.\.$/.test(line)) isDiagnostic = false
    if (isDiagnostic) continue
    const { indent = '', result, name = '', subtest } = pointOrSubtest.exec(line)?.groups ?? {}
    const depth = indent.length / 4
    if (subtest !== undefined) names[depth] = subtest
    if (result === undefined) continue
    const isParent = depthBefore > depth
    depthBefore = depth
    const [title = '', reason] = name.split(/ # SKIP ?/)
    const path = [...names.slice(0, depth), title].join(' > ')
    if (reason !== undefined) summary.skipped.push(`${path}: ${reason}`)
    else if (isParent) continue
    else if (result === 'ok') summary.passed += 1
    else summary.failed.push(path)
  }
  return summary
}

const pointOrSubtest =
  /^(?<indent> *)(?:(?<result>ok|not ok) \d+(?: - (?<name>.*?))?(?: # time=.*)?|# Subtest: (?<subtest>.*))$/
